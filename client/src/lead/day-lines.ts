import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import { minuteOfDay, plannedStarts } from '@planwall/shared/meeting/run-of-day.ts'
import type { Stage } from '@planwall/shared/meeting/stage.ts'
import { MINUTE_MS } from '@planwall/shared/meeting/timer.ts'

type Meeting = Pick<MeetingState, 'agenda' | 'progress' | 'visits' | 'startsAt' | 'day'>

const DAY = 24 * 60

/** A delay below this comes and goes; to say it would only make people nervous. In minutes. */
const WORTH_SAYING = 3

/** One line of the run of day. Minutes are those after midnight where the facilitator is. */
export type DayLine = {
  stage: Stage
  planned: number
  /** Passed: the group went by without stopping. */
  mark: 'done' | 'now' | 'toCome' | 'passed'
  /** When it began, or is expected to; null where nobody can say. */
  actual: number | null
  /** Minutes behind the plan when it began, or is expected to; negative for early. */
  late: number
  /** Held to its time, such as lunch. */
  fixed: boolean
  /** Minutes spent in it so far. */
  spent: number
}

/** What no longer fits: a stage that would run into a fixed point, or a day that would end after its time. */
export type Conflict =
  /** `at`: when the fixed point is, `by`: how far beyond it things would run. */
  { kind: 'fixed'; stage: Stage; fixed: Stage; at: number; by: number } | { kind: 'end'; at: number; planned: number }

export type Day = {
  lines: DayLine[]
  /** How many minutes the present stage will put the group behind the plan; 0 when it will not. */
  runningLate: number
  conflict: Conflict | null
  /** The meeting began on another day than planned, so that times count from when it began. */
  rehearsal: boolean
}

/** What this needs to know of a place's clock: the minute of a moment's day, and its date as `2026-11-19`. */
export type LocalTime = { minuteOf: (at: number) => number; dayOf: (at: number) => string }

/** Planned and actual times of every stage, and what the day comes to if all that follows takes as long as planned. */
export function dayLines(meeting: Meeting, now: number, local: LocalTime): Day {
  const { rehearsal, shift } = shiftOf(meeting, local)
  const planned = plannedStarts(meeting).map((start) => start.minuteOfDay + shift)
  const here = hereOf(meeting)
  let expected: number | null = null
  let runningLate = 0
  let conflict: Conflict | null = null
  let before: Stage | null = null

  const lines = meeting.agenda.map((stage, index): DayLine => {
    const start = planned[index] ?? 0
    const visits = meeting.visits.filter((visit) => visit.stage === stage.id)
    const first = visits[0]
    const spent = visits.reduce((sum, visit) => sum + ((visit.to ?? now) - visit.from) / MINUTE_MS, 0)
    const began = first && near(local.minuteOf(first.from), start)
    const line = { stage, planned: start, fixed: isFixedPoint(stage, start - shift), spent: Math.floor(spent) }
    if (index === here && began !== undefined) {
      expected = near(local.minuteOf(now), start) + Math.max(0, Math.ceil(stage.targetMinutes - spent))
      runningLate = Math.max(0, expected - (start + stage.targetMinutes))
      before = stage
      return { ...line, mark: 'now', actual: began, late: began - start }
    }
    if (began !== undefined) return { ...line, mark: 'done', actual: began, late: began - start }
    if (here === -1 || index < here || expected === null) {
      return { ...line, mark: here > index ? 'passed' : 'toCome', actual: null, late: 0 }
    }
    const at = line.fixed ? Math.max(expected, start) : expected
    if (line.fixed && before && at - start >= WORTH_SAYING) {
      conflict ??= { kind: 'fixed', stage: before, fixed: stage, at: start, by: at - start }
    }
    expected = at + stage.targetMinutes
    before = stage
    return { ...line, mark: 'toCome', actual: at, late: at - start }
  })

  const lastPlanned = (planned.at(-1) ?? 0) + (meeting.agenda.at(-1)?.targetMinutes ?? 0)
  if (expected !== null && expected - lastPlanned >= WORTH_SAYING)
    conflict ??= { kind: 'end', at: expected, planned: lastPlanned }
  return { lines, runningLate, conflict, rehearsal }
}

/**
 * Whether a stage is held to its time. Where the plan itself comes later, as in a workshop that begins after lunch, the
 * time says nothing. `planned` in minutes after midnight.
 */
function isFixedPoint(stage: Stage, planned: number): boolean {
  return stage.fixedAt !== undefined && minuteOfDay(stage.fixedAt) === planned
}

/** A minute of the day as one that is nearest to another, so that midnight is no step back. */
function near(minute: number, to: number): number {
  return minute + Math.round((to - minute) / DAY) * DAY
}

function hereOf({ agenda, progress }: Meeting): number {
  return progress.phase === 'running' ? agenda.findIndex((stage) => stage.id === progress.stage) : -1
}

/** A meeting that is tried out before its day, or held on another one, is not hours late: its plan moves along. */
function shiftOf(meeting: Meeting, local: LocalTime): { rehearsal: boolean; shift: number } {
  const { progress } = meeting
  if (progress.phase === 'planned' || local.dayOf(progress.startedAt) === meeting.day) {
    return { rehearsal: false, shift: 0 }
  }
  return { rehearsal: true, shift: local.minuteOf(progress.startedAt) - minuteOfDay(meeting.startsAt) }
}

/** The clock and calendar of this device. */
export const deviceTime: LocalTime = {
  minuteOf: (at) => {
    const date = new Date(at)
    return date.getHours() * 60 + date.getMinutes()
  },
  dayOf: (at) => {
    const date = new Date(at)
    const two = (value: number) => String(value).padStart(2, '0')
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  },
}
