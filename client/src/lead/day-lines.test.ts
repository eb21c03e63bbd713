import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import { minuteOfDay, timeOfDay } from '@planwall/shared/meeting/run-of-day.ts'
import type { Stage } from '@planwall/shared/meeting/stage.ts'
import { describe, expect, it } from 'vitest'
import { type Day, dayLines, type LocalTime } from './day-lines.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A place whose clock counts from 1 January 1970: the 19th day of that month is the day of the workshop. */
const local: LocalTime = {
  minuteOf: (at) => Math.floor((at % DAY) / MINUTE),
  dayOf: (at) => `1970-01-${String(Math.floor(at / DAY) + 1).padStart(2, '0')}`,
}
const day = '1970-01-19'
const at = (time: string, onDay = 19) => (onDay - 1) * DAY + minuteOfDay(time) * MINUTE

const stage = (id: string, targetMinutes: number, fixedAt?: string): Stage => ({
  kind: 'gathering',
  id,
  title: id,
  targetMinutes,
  minimumMinutes: 5,
  ...(fixedAt && { fixedAt }),
})

/** 09:00 welcome, 09:15 vision, 09:45 goals, 10:30 lunch (fixed), 11:15 close, until 11:25. */
const agenda = [
  stage('welcome', 15),
  stage('vision', 30),
  stage('goals', 45),
  stage('lunch', 45, '10:30'),
  stage('close', 10),
]

function dayAt(now: number, visits: readonly [stage: string, from: number, to: number | null][]): Day {
  const last = visits.at(-1)
  const progress: MeetingState['progress'] = last
    ? { phase: 'running', startedAt: visits[0]?.[1] ?? now, stage: last[0], step: null }
    : { phase: 'planned' }
  const meeting = { agenda, day, startsAt: '09:00', progress }
  return dayLines({ ...meeting, visits: visits.map(([id, from, to]) => ({ stage: id, from, to })) }, now, local)
}

/** A line as it stands on screen: plan, mark, actual, lateness. */
const shown = (lines: Day['lines']) =>
  lines.map(({ stage: { id }, planned, mark, actual, late }) => {
    return [timeOfDay(planned), id, mark, actual === null ? null : timeOfDay(actual), late]
  })

describe('the run of day', () => {
  it('shows only the plan before the meeting', () => {
    const { lines, conflict } = dayAt(at('08:00'), [])
    expect(shown(lines)).toEqual([
      ['09:00', 'welcome', 'toCome', null, 0],
      ['09:15', 'vision', 'toCome', null, 0],
      ['09:45', 'goals', 'toCome', null, 0],
      ['10:30', 'lunch', 'toCome', null, 0],
      ['11:15', 'close', 'toCome', null, 0],
    ])
    expect(conflict).toBe(null)
  })

  it('shows when things began, and when the others are expected', () => {
    const { lines, runningLate } = dayAt(at('09:30'), [
      ['welcome', at('08:58'), at('09:21')],
      ['vision', at('09:21'), null],
    ])
    expect(shown(lines)).toEqual([
      ['09:00', 'welcome', 'done', '08:58', -2],
      ['09:15', 'vision', 'now', '09:21', 6],
      ['09:45', 'goals', 'toCome', '09:51', 6],
      ['10:30', 'lunch', 'toCome', '10:36', 6],
      ['11:15', 'close', 'toCome', '11:21', 6],
    ])
    expect(runningLate).toBe(6)
  })

  it('names the stage that would run into a fixed point', () => {
    const { conflict } = dayAt(at('09:30'), [['vision', at('09:21'), null]])
    expect(conflict).toEqual({ kind: 'fixed', stage: agenda[2], fixed: agenda[3], at: minuteOfDay('10:30'), by: 6 })
  })

  it('says nothing of a minute or two', () => {
    expect(dayAt(at('09:20'), [['vision', at('09:17'), null]]).conflict).toBe(null)
  })

  it('never begins a fixed point early, however fast the group was', () => {
    const { lines, conflict } = dayAt(at('09:40'), [['goals', at('09:30'), null]])
    expect(shown(lines).slice(2)).toEqual([
      ['09:45', 'goals', 'now', '09:30', -15],
      ['10:30', 'lunch', 'toCome', '10:30', 0],
      ['11:15', 'close', 'toCome', '11:15', 0],
    ])
    expect(conflict).toBe(null)
  })

  it('moves what follows along once a stage takes longer than planned', () => {
    const { lines, runningLate, conflict } = dayAt(at('11:40'), [['close', at('11:15'), null]])
    expect(lines.at(-1)).toMatchObject({ mark: 'now', spent: 25 })
    expect(runningLate).toBe(15)
    expect(conflict).toEqual({ kind: 'end', at: minuteOfDay('11:40'), planned: minuteOfDay('11:25') })
  })

  it('says which stages the group passed over, and counts a stage it came back to as one', () => {
    const { lines } = dayAt(at('10:00'), [
      ['vision', at('09:15'), at('09:30')],
      ['goals', at('09:30'), at('09:50')],
      ['vision', at('09:50'), null],
    ])
    expect(lines.map(({ mark, spent }) => [mark, spent])).toEqual([
      ['passed', 0],
      ['now', 25],
      ['done', 20],
      ['toCome', 0],
      ['toCome', 0],
    ])
    // Vision has 5 of its 30 minutes left; goals are done.
    expect(lines[3]?.actual).toBe(minuteOfDay('10:30'))
  })

  it('counts from when it began in a meeting held on another day than planned', () => {
    const { lines, rehearsal, conflict } = dayAt(at('20:10', 12), [['welcome', at('20:05', 12), null]])
    expect(rehearsal).toBe(true)
    expect(shown(lines).slice(0, 2)).toEqual([
      ['20:05', 'welcome', 'now', '20:05', 0],
      ['20:20', 'vision', 'toCome', '20:20', 0],
    ])
    expect(conflict).toBe(null)
  })

  it('holds no stage to a time that the plan itself passes', () => {
    const visits = [{ stage: 'welcome', from: at('14:00'), to: null }]
    const progress = { phase: 'running', startedAt: at('14:00'), stage: 'welcome', step: null } as const
    const late = dayLines({ agenda, day, startsAt: '14:00', progress, visits }, at('14:05'), local)
    expect(late.lines.map(({ fixed }) => fixed)).toEqual([false, false, false, false, false])
    expect(late.conflict).toBe(null)
  })

  it('takes midnight for a minute like any other', () => {
    const visits = [{ stage: 'vision', from: at('00:10', 20), to: null }]
    const progress = { phase: 'running', startedAt: at('23:30'), stage: 'vision', step: null } as const
    const { lines } = dayLines({ agenda, day, startsAt: '23:30', progress, visits }, at('00:15', 20), local)
    expect(shown(lines)[1]).toEqual(['23:45', 'vision', 'now', '00:10', 25])
    expect(shown(lines)[2]).toEqual(['00:15', 'goals', 'toCome', '00:40', 25])
  })
})
