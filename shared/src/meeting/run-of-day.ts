import type { MeetingState } from './meeting-state.ts'

/** One line of the run of day: when a stage was planned to begin, in minutes after midnight where the meeting is. */
export type PlannedStart = { stage: string; minuteOfDay: number }

/** Planned starts: one stage after the other from the meeting's beginning, a fixed point never earlier than its time. */
export function plannedStarts(meeting: Pick<MeetingState, 'agenda' | 'startsAt'>): PlannedStart[] {
  let minute = minuteOfDay(meeting.startsAt)
  return meeting.agenda.map((stage) => {
    const start = stage.fixedAt === undefined ? minute : Math.max(minute, minuteOfDay(stage.fixedAt))
    minute = start + stage.targetMinutes
    return { stage: stage.id, minuteOfDay: start }
  })
}

/** `09:05` as 545. */
export function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** 545 as `09:05`. A day that runs past midnight begins again at 00:00. */
export function timeOfDay(minute: number): string {
  const inDay = ((minute % 1440) + 1440) % 1440
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}
