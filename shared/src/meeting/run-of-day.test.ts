import { expect, it } from 'vitest'
import { plannedMeeting } from './meeting.testing.ts'
import { plannedStarts, timeOfDay } from './run-of-day.ts'
import { onePagePlanAgenda } from './templates.ts'

it('[M30] plans one stage after the other and keeps fixed points', () => {
  const starts = plannedStarts(plannedMeeting()).map(({ stage, minuteOfDay }) => [stage, timeOfDay(minuteOfDay)])
  expect(starts).toEqual([
    ['welcome', '09:00'],
    ['vision', '09:15'],
    ['lunch', '12:30'],
    ['values', '13:15'],
  ])
})

it('[M31] fits the whole workshop between nine and half past five', () => {
  const agenda = onePagePlanAgenda()
  const starts = plannedStarts({ agenda, startsAt: '09:00' })
  const end = (starts.at(-1)?.minuteOfDay ?? 0) + (agenda.at(-1)?.targetMinutes ?? 0)
  expect(timeOfDay(end)).toBe('17:30')
  expect(new Set(agenda.map(({ id }) => id)).size).toBe(agenda.length)
})
