import type { Progress } from '@planwall/shared/meeting/meeting-state.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import { expect, it } from 'vitest'
import { sceneOf } from './scene.ts'

const agenda = onePagePlanAgenda()
const sceneAt = (progress: Progress) => sceneOf({ agenda, progress })
const running = (stage: string, step: 'draft' | null = null): Progress => ({
  phase: 'running',
  startedAt: 0,
  stage,
  step,
})

it('shows nothing before the meeting is known, and how to come in before it begins', () => {
  expect(sceneOf(null)).toEqual({ show: 'opening' })
  expect(sceneAt({ phase: 'planned' })).toEqual({ show: 'lobby' })
})

it('shows the section and the step that the group is in', () => {
  expect(sceneAt(running('values', 'draft'))).toEqual({ show: 'section', section: 'values', step: 'draft' })
})

it('shows a break with what comes after it', () => {
  expect(sceneAt(running('lunch'))).toEqual({
    show: 'break',
    stage: expect.objectContaining({ title: 'Lunch' }),
    next: expect.objectContaining({ section: 'annualGoals' }),
  })
})

it('shows the plan itself once the meeting is over', () => {
  expect(sceneAt({ phase: 'ended', startedAt: 0, endedAt: 1 })).toEqual({ show: 'sheet' })
  expect(sceneAt(running('a-stage-that-was-taken-out'))).toEqual({ show: 'sheet' })
})
