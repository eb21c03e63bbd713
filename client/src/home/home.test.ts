import { describe, expect, it } from 'vitest'
import { coachKeyIn } from './coach-key.ts'
import { daysFrom, localDate, nextMorning } from './days.ts'
import { linkSecretIn } from './link-field.tsx'
import { inOrder, matching } from './plan-order.ts'

const plan = (organisation: string, phase: 'planned' | 'running' | 'ended', day: string, startsAt = '09:00') => ({
  organisation,
  title: 'One-Page Strategic Plan 2027',
  phase,
  day,
  startsAt,
})

describe('the order of plans', () => {
  it('puts what runs first, then the soonest to come, then the latest that has been', () => {
    const plans = [
      plan('Ended last week', 'ended', '2026-11-11'),
      plan('In December', 'planned', '2026-12-02'),
      plan('Never begun', 'planned', '2026-11-17'),
      plan('Running', 'running', '2026-11-16'),
      plan('Today at one', 'planned', '2026-11-18', '13:00'),
      plan('Today at nine', 'planned', '2026-11-18'),
    ]
    expect(inOrder(plans, '2026-11-18').map(({ organisation }) => organisation)).toEqual([
      'Running',
      'Today at nine',
      'Today at one',
      'In December',
      'Never begun',
      'Ended last week',
    ])
  })

  it('finds a plan by any words of its organisation or title, whatever the accents', () => {
    const plans = [plan('Café Élan', 'planned', '2026-12-02'), plan('Halden Instruments', 'planned', '2026-12-02')]
    expect(matching(plans, ' elan CAFE ')).toEqual([plans[0]])
    expect(matching(plans, '2027')).toEqual(plans)
    expect(matching(plans, 'halden 2026')).toEqual([])
    expect(matching(plans, '')).toEqual(plans)
  })
})

describe('days', () => {
  it('counts them across a change of the clocks', () => {
    expect([daysFrom('2026-10-24', '2026-10-26'), daysFrom('2026-11-18', '2026-11-17')]).toEqual([2, -1])
  })

  it('proposes today at nine while that lies ahead, and tomorrow after it', () => {
    expect(nextMorning(new Date(2026, 11, 31, 8, 59))).toEqual({ day: '2026-12-31', startsAt: '09:00' })
    expect(nextMorning(new Date(2026, 11, 31, 9, 0))).toEqual({ day: '2027-01-01', startsAt: '09:00' })
    expect(localDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  })
})

describe('links', () => {
  it('reads the key of the coach from the fragment alone', () => {
    expect(coachKeyIn('#coach=a-key_of-16-chars')).toBe('a-key_of-16-chars')
    expect([coachKeyIn(''), coachKeyIn('#k=abc'), coachKeyIn('#coach=')]).toEqual([null, null, null])
  })

  it('takes an invitation with whatever a mail program put around it', () => {
    expect(linkSecretIn('  <https://plan.example.com/join#k=se-cret_1>\n')).toBe('se-cret_1')
    expect(linkSecretIn('Your link: http://10.0.0.5:3000/join#k=abc. See you!')).toBe('abc')
    expect([linkSecretIn('KITE-42'), linkSecretIn('https://plan.example.com/plans/p1'), linkSecretIn('')]).toEqual([
      null,
      null,
      null,
    ])
  })
})
