import * as z from 'zod/mini'
import type { Actor } from './apply-command.ts'
import { type MeetingState, meetingStateSchema } from './meeting-state.ts'
import { timerView, timerViewSchema } from './timer.ts'

/** The meeting as one person may see it, sent whole after every change. */
export const meetingViewSchema = z.extend(z.omit(meetingStateSchema, { timer: true }), {
  timer: timerViewSchema,
  /** The server's clock when this was made, in milliseconds since 1970. */
  now: z.number(),
})
export type MeetingView = z.infer<typeof meetingViewSchema>

/**
 * What this person may see of the meeting. Hands are for those who write: the room screen, which everybody reads,
 * learns of none.
 */
export function viewFor(state: MeetingState, person: Actor, now: number): MeetingView {
  return {
    ...state,
    hands: person.role === 'observer' ? [] : state.hands,
    timer: timerView(state.timer, now),
    now,
  }
}
