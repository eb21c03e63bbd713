import { planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import { describe, expect, it } from 'vitest'
import { decideFollow, follow, type Group, groupOf, lookAt, pillOf, wander } from './follow.ts'

const values: Group = { at: 'stage', stage: 's4', section: 'values' }
const nowhere: Group = { at: 'nowhere' }
const with_ = { following: true, shown: 'values' } as const
const wandering = { following: false, shown: 'kpis' } as const

describe('when the group moves on', () => {
  it('Ana, who follows, goes along', () => {
    expect(decideFollow('stageMoved', with_, 'free')).toBe('go')
  })

  it('Ben, who is typing or holds a note, is asked instead', () => {
    expect(decideFollow('stageMoved', with_, 'typing')).toBe('offer')
    expect(decideFollow('stageMoved', with_, 'dragging')).toBe('offer')
  })

  it('Cleo, who had wandered off, stays where she is', () => {
    for (const busy of ['free', 'typing', 'dragging'] as const) {
      expect(decideFollow('stageMoved', wandering, busy)).toBe('stay')
    }
  })
})

describe('when everyone is brought here', () => {
  it('those who wandered come as well', () => {
    expect(decideFollow('gathering', wandering, 'free')).toBe('go')
    expect(decideFollow('gathering', with_, 'free')).toBe('go')
  })

  it('a word and a drag are finished first', () => {
    expect(decideFollow('gathering', wandering, 'typing')).toBe('wait')
    expect(decideFollow('gathering', with_, 'dragging')).toBe('wait')
  })
})

describe('where a person looks', () => {
  it('is the group’s section while they follow, and the whole page during a break', () => {
    expect(follow(wandering, values)).toEqual({ following: true, shown: 'values' })
    expect(follow(wandering, { at: 'stage', stage: 'lunch', section: null })).toEqual({ following: true, shown: null })
  })

  it('is their own when they open another section or close the group’s', () => {
    expect(lookAt('kpis', values)).toEqual({ following: false, shown: 'kpis' })
    expect(lookAt(null, values)).toEqual({ following: false, shown: null })
  })

  it('is the group’s again when they open what the group has open', () => {
    expect(lookAt('values', values)).toEqual({ following: true, shown: 'values' })
  })

  it('stays open when they only move the board', () => {
    expect(wander(with_, values)).toEqual({ following: false, shown: 'values' })
    expect(wander(with_, nowhere)).toEqual(with_)
  })

  it('follows nobody while no meeting runs, and nothing is said about it', () => {
    expect(lookAt('kpis', nowhere)).toEqual({ following: true, shown: 'kpis' })
    expect(pillOf(lookAt('kpis', nowhere), nowhere, false)).toBe('hidden')
  })
})

it('offers the way back to everybody, and tells only those who are led whom they follow', () => {
  expect(pillOf(with_, values, false)).toBe('following')
  expect(pillOf(with_, values, true)).toBe('hidden')
  expect(pillOf(wandering, values, true)).toBe('wandering')
})

it('finds the group in the running stage alone', () => {
  const stage = { id: 'values', kind: 'section', section: 'values', steps: ['draft'] } as const
  const agenda = [{ ...stage, steps: [...stage.steps], targetMinutes: 40, minimumMinutes: 20 }]
  const meeting = planMeeting({ id: 'meeting1', day: '2026-11-19', startsAt: '09:00', agenda })
  expect(groupOf(meeting)).toEqual({ at: 'nowhere' })
  expect(groupOf({ ...meeting, progress: { phase: 'running', startedAt: 0, stage: 'values', step: 'draft' } })).toEqual(
    {
      at: 'stage',
      stage: 'values',
      section: 'values',
    },
  )
})
