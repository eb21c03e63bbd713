import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import { migrateMeeting } from '@planwall/shared/meeting/migrate-meeting.ts'
import { RequestFault } from '../errors.ts'

export type MeetingFacts = { day: string; startsAt: string; phase: 'planned' | 'running' | 'ended' }

/** What people know a meeting by before they are in it. */
export function meetingFacts({ day, startsAt, progress }: MeetingState): MeetingFacts {
  return { day, startsAt, phase: progress.phase }
}

/** The meeting in a stored control state; refuses the request with a sentence when it cannot be read here. */
export function readMeeting(control: string): MeetingState {
  const meeting = migrateMeeting(control)
  if (meeting.ok) return meeting.value
  throw new RequestFault(meeting.reason === 'newer' ? 'newerPlan' : 'cannotRead')
}
