import * as z from 'zod/mini'

/** What the group does now with the section of the stage. */
export const stepSchema = z.enum(['introduce', 'draft', 'agree'])
export type Step = z.infer<typeof stepSchema>

/** The order in which the rail shows the steps. */
export const steps: readonly Step[] = stepSchema.options

/** What members may write during a step, beside what is open at all times (see permissions.ts). */
export const stepPermits: Record<Step, { section: boolean; wall: boolean }> = {
  introduce: { section: false, wall: false },
  draft: { section: true, wall: true },
  // What is being agreed stays as it is, and a thought about it still has a place beside it.
  agree: { section: false, wall: true },
}
