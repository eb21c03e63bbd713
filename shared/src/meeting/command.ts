import * as z from 'zod/mini'
import { sectionIds } from '../plan/section-id.ts'
import { stepSchema } from './step.ts'
import { MAX_TIMER_MS } from './timer.ts'

const section = z.enum(sectionIds)
const duration = z.int().check(z.minimum(1_000), z.maximum(MAX_TIMER_MS))
const delta = z.int().check(z.minimum(-MAX_TIMER_MS), z.maximum(MAX_TIMER_MS))

/**
 * A request to change the meeting; the server decides. Commands name the state they lead to instead of a movement, so
 * that one sent twice over a bad line does what it would have done once.
 */
export const commandSchema = z.discriminatedUnion('type', [
  /** Begins the meeting at the first stage, or reopens one that has ended where it began. */
  z.strictObject({ type: z.literal('startMeeting') }),
  z.strictObject({ type: z.literal('endMeeting') }),
  z.strictObject({ type: z.literal('goTo'), stage: z.string(), step: z.nullable(stepSchema) }),
  z.strictObject({ type: z.literal('startTimer'), durationMs: duration }),
  z.strictObject({ type: z.literal('pauseTimer') }),
  z.strictObject({ type: z.literal('resumeTimer') }),
  /** Negative shortens. */
  z.strictObject({ type: z.literal('changeTimer'), deltaMs: delta }),
  z.strictObject({ type: z.literal('clearTimer') }),
  z.strictObject({ type: z.literal('lockSection'), section }),
  z.strictObject({ type: z.literal('reopenSection'), section }),
  /** Brings every screen to the group, once. */
  z.strictObject({ type: z.literal('gather') }),
  z.strictObject({ type: z.literal('raiseHand') }),
  z.strictObject({ type: z.literal('lowerHand'), participant: z.string() }),
])
export type Command = z.infer<typeof commandSchema>
