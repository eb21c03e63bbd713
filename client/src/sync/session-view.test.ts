import { planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import { startTimer } from '@planwall/shared/meeting/timer.ts'
import { viewFor } from '@planwall/shared/meeting/view-for.ts'
import { expect, it } from 'vitest'
import { ana } from './fake-server.testing.ts'
import { remainingNow } from './server-clock.ts'
import { SessionView } from './session-view.ts'

const SERVER = Date.UTC(2026, 10, 19, 9)
/** This device's clock is wrong. */
const DEVICE = SERVER + 3_600_000
const MINUTE = 60_000

it('knows after an offline reload what is left of a timer, however long after the meeting was heard of it was kept', () => {
  const meeting = planMeeting({ id: 'm', day: '2026-11-19', startsAt: '09:00', agenda: onePagePlanAgenda() })
  const timed = { ...meeting, timer: startTimer(10 * MINUTE, SERVER) }
  let elapsed = 0
  const before = new SessionView('plan1', () => elapsed)
  before.introduce({ protocol: 1, plan: { id: 'plan1', organisation: 'Northwind', title: 'Plan' }, you: ana })
  before.meeting(viewFor(timed, ana, SERVER))
  before.becomesReady(true)
  elapsed = 3 * MINUTE
  const visit = before.visit(DEVICE + 3 * MINUTE)
  if (!visit) throw new Error('Nothing was kept')

  const after = new SessionView('plan1', () => 500)
  after.recall(visit, DEVICE + 4 * MINUTE)
  const timer = after.now.meeting?.timer
  expect(timer && remainingNow(timer, after.clock.now(500))).toBe(6 * MINUTE)
})
