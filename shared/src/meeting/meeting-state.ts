import * as z from 'zod/mini'
import { type SectionId, sectionIds } from '../plan/section-id.ts'
import { type Stage, stageSchema } from './stage.ts'
import { stepSchema } from './step.ts'
import { timerSchema } from './timer.ts'

const at = z.number()
const participantId = z.string()

/** Open: those whom the step permits may write. Agreed: nobody may, until a facilitator reopens it. */
export const sectionRecordSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open') }),
  z.strictObject({ state: z.literal('agreed'), at, by: participantId }),
])
export type SectionRecord = z.infer<typeof sectionRecordSchema>

export const progressSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('planned') }),
  z.strictObject({
    phase: z.literal('running'),
    startedAt: at,
    stage: z.string(),
    /** Null in a stage that has no section. */
    step: z.nullable(stepSchema),
  }),
  z.strictObject({ phase: z.literal('ended'), startedAt: at, endedAt: at }),
])
export type Progress = z.infer<typeof progressSchema>

/** When the group was in a stage; several visits when it came back. */
export const visitSchema = z.strictObject({ stage: z.string(), from: at, to: z.nullable(at) })
export type Visit = z.infer<typeof visitSchema>

/**
 * All that the server decides about a plan: its sections' records and its present meeting. Plain JSON, changed only by
 * applyCommand, stored whole. Times are the server's, in milliseconds since 1970.
 */
export const meetingStateSchema = z.strictObject({
  /** Rises by one with every accepted command. */
  revision: z.int(),
  id: z.string().check(z.regex(/^[a-z0-9]{8,32}$/)),
  kind: z.enum(['onePagePlan']),
  /** The day and its planned beginning where the meeting takes place, as people write them. */
  day: z.iso.date(),
  startsAt: z.string(),
  agenda: z.array(stageSchema).check(z.minLength(1), z.maxLength(60)),
  progress: progressSchema,
  visits: z.array(visitSchema),
  timer: timerSchema,
  /** How often everyone was asked to come here: a rise brings every screen to the group once. */
  gatherings: z.int(),
  /** Who has a hand up, first come first. */
  hands: z.array(participantId),
  sections: z.record(z.enum(sectionIds), sectionRecordSchema),
})
export type MeetingState = z.infer<typeof meetingStateSchema>

/** A meeting that has not begun, over a plan in which every section is open. */
export function planMeeting(options: { id: string; day: string; startsAt: string; agenda: Stage[] }): MeetingState {
  const open: SectionRecord = { state: 'open' }
  return {
    revision: 0,
    kind: 'onePagePlan',
    ...options,
    progress: { phase: 'planned' },
    visits: [],
    timer: { state: 'idle' },
    gatherings: 0,
    hands: [],
    sections: Object.fromEntries(sectionIds.map((id) => [id, open])) as Record<SectionId, SectionRecord>,
  }
}

/** The stage the group is in, or null when no meeting is running. */
export function currentStage(state: Pick<MeetingState, 'agenda' | 'progress'>): Stage | null {
  const { progress } = state
  if (progress.phase !== 'running') return null
  return state.agenda.find((stage) => stage.id === progress.stage) ?? null
}
