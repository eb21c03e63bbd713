import * as z from 'zod/mini'
import { sectionIds } from '../plan/section-id.ts'
import { stepSchema } from './step.ts'

const minutes = z.int().check(z.minimum(0), z.maximum(24 * 60))

const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

const common = {
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  targetMinutes: minutes,
  minimumMinutes: minutes,
  /** A fixed point of the day, such as lunch at 12:30. */
  fixedAt: z.optional(timeOfDay),
}

/** A part of the agenda: a section with its steps, or a time together or apart that has a title of its own. */
export const stageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('section'),
    section: z.enum(sectionIds),
    steps: z.array(stepSchema).check(z.minLength(1), z.maxLength(12)),
  }),
  z.strictObject({ ...common, kind: z.literal('gathering'), title: z.string() }),
  z.strictObject({ ...common, kind: z.literal('break'), title: z.string() }),
])
export type Stage = z.infer<typeof stageSchema>

/** Where the group is in the agenda. Stages without a section have no step. */
export type Position = { stage: Stage; step: z.infer<typeof stepSchema> | null }

/** Every place the agenda leads to, in order: each step of each stage, and each stage that has none. */
export function positionsOf(agenda: readonly Stage[]): Position[] {
  return agenda.flatMap((stage): Position[] =>
    stage.kind === 'section' ? stage.steps.map((step) => ({ stage, step })) : [{ stage, step: null }],
  )
}
