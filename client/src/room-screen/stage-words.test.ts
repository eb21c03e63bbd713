import { planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import { expect, it } from 'vitest'
import { backAt, standingOf } from './stage-words.ts'

const NOON = Date.UTC(2026, 10, 19, 12, 0)
const MINUTE = 60_000
const meeting = planMeeting({ id: 'meeting1', day: '2026-11-19', startsAt: '09:00', agenda: onePagePlanAgenda() })
const lunch = meeting.agenda.find((stage) => stage.id === 'lunch')
if (!lunch) throw new Error('the day has a lunch')
const visits = [{ stage: 'lunch', from: NOON, to: null }]

it('calls people back when the clock ends, paused or not', () => {
  const timer = { state: 'paused', remainingMs: 20 * MINUTE, durationMs: 30 * MINUTE } as const
  expect(backAt({ timer, visits, now: NOON + 5 * MINUTE }, lunch)).toBe(NOON + 25 * MINUTE)
})

it('calls people back as long after the beginning as was planned when there is no clock', () => {
  expect(backAt({ timer: { state: 'idle' }, visits, now: NOON + 5 * MINUTE }, lunch)).toBe(NOON + 45 * MINUTE)
})

it('knows what is agreed, what has been begun, and of how many', () => {
  const standing = standingOf({
    ...meeting,
    visits: ['vision', 'values'].map((stage) => ({ stage, from: NOON, to: NOON })),
    sections: { ...meeting.sections, vision: { state: 'agreed', at: NOON, by: 'helen' } },
  })
  expect(standing).toEqual({ agreed: [{ section: 'vision', at: NOON }], inDraft: ['values'], of: 14 })
})
