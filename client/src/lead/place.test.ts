import { planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import type { Stage } from '@planwall/shared/meeting/stage.ts'
import type { Step } from '@planwall/shared/meeting/step.ts'
import { describe, expect, it } from 'vitest'
import { entryOf, lastStage, placeName, surroundings } from './place.ts'

const welcome: Stage = { kind: 'gathering', id: 'welcome', title: 'Welcome', targetMinutes: 15, minimumMinutes: 10 }
const vision: Stage = {
  kind: 'section',
  id: 'vision',
  section: 'vision',
  steps: ['introduce', 'draft', 'agree'],
  targetMinutes: 30,
  minimumMinutes: 20,
}
const mission: Stage = { ...vision, id: 'mission', section: 'mission' }
const agenda = [welcome, vision, mission]

const at = (stage: string, step: Step | null) =>
  surroundings({ agenda, progress: { phase: 'running', startedAt: 0, stage, step } })

function waysOf(stage: string, step: Step | null) {
  const place = at(stage, step)
  if (!place) return null
  const { here, back, next } = place
  return { back: back && placeName(back, here), next: next && placeName(next, here) }
}

describe('where the buttons lead', () => {
  it('names the steps of the stage the group is in', () => {
    expect(waysOf('vision', 'draft')).toEqual({ back: 'Introduce', next: 'Agree' })
  })

  it('names the stage where the way leads out of it', () => {
    expect(waysOf('vision', 'introduce')).toEqual({ back: 'Welcome', next: 'Draft' })
    expect(waysOf('vision', 'agree')).toEqual({ back: 'Draft', next: 'Mission' })
    expect(waysOf('mission', 'introduce')).toEqual({ back: 'Vision', next: 'Draft' })
  })

  it('leads back to the last step of the stage before', () => {
    expect(at('mission', 'introduce')?.back).toEqual({ stage: vision, step: 'agree' })
  })

  it('leads nowhere before the first place and after the last', () => {
    expect(waysOf('welcome', null)).toEqual({ back: null, next: 'Vision' })
    expect(waysOf('mission', 'agree')).toEqual({ back: 'Draft', next: null })
  })

  it('knows no place while no meeting runs, and none for a stage that has left the agenda', () => {
    expect(surroundings(planMeeting({ id: 'meeting1', day: '2026-11-19', startsAt: '09:00', agenda }))).toBe(null)
    expect(surroundings({ agenda, progress: { phase: 'ended', startedAt: 0, endedAt: 1 } })).toBe(null)
    expect(at('lunch', null)).toBe(null)
  })
})

it('enters a section at its first step and anything else as a whole', () => {
  expect(entryOf(vision)).toEqual({ stage: vision, step: 'introduce' })
  expect(entryOf(welcome)).toEqual({ stage: welcome, step: null })
})

it('takes a meeting up again where it was last', () => {
  const visits = ['welcome', 'mission', 'vision'].map((stage) => ({ stage, from: 0, to: 1 }))
  expect(lastStage({ agenda, visits })).toEqual(vision)
  expect(lastStage({ agenda, visits: [] })).toBe(null)
})
