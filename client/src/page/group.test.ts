import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import { expect, it } from 'vitest'
import { sectionInHash } from './address.ts'
import { groupOf } from './group.ts'

const agenda = onePagePlanAgenda()

it('says where the group is', () => {
  const running = { phase: 'running', startedAt: 0 } as const
  expect(groupOf({ agenda, progress: { ...running, stage: 'values', step: 'draft' } })).toEqual({
    section: 'values',
    stage: 'values',
    words: 'Draft of Values',
    place: 'Values',
  })
  expect(groupOf({ agenda, progress: { ...running, stage: 'lunch', step: null } })).toEqual({
    section: null,
    stage: 'lunch',
    words: 'Lunch',
    place: 'Lunch',
  })
  expect(groupOf({ agenda, progress: { phase: 'planned' } }).section).toBeNull()
})

it('takes a section from a link, and nothing else', () => {
  expect([sectionInHash('#section=values'), sectionInHash('#section=moon'), sectionInHash('')]).toEqual([
    'values',
    null,
    null,
  ])
})
