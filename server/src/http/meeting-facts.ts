import { meetingStateSchema } from '@planwall/shared/meeting/meeting-state.ts'

export type MeetingFacts = { day: string; startsAt: string; phase: 'planned' | 'running' | 'ended' }

/** What people know a meeting by before they are in it, from the stored control state. Throws when that is not one. */
export function meetingFacts(control: string): MeetingFacts {
  const { day, startsAt, progress } = meetingStateSchema.parse(JSON.parse(control))
  return { day, startsAt, phase: progress.phase }
}
