import { describe, expect, it } from 'vitest'
import { stageMarks } from './agenda-rail.tsx'

const stage = (id: string, kind: 'gathering' | 'break' = 'gathering') => ({
  id,
  kind,
  title: id,
  targetMinutes: 10,
  minimumMinutes: 5,
})
const agenda = [stage('welcome'), stage('vision'), stage('lunch', 'break'), stage('values'), stage('close')]

describe('the agenda', () => {
  it('is all to come before the meeting begins', () => {
    expect(stageMarks({ agenda, progress: { phase: 'planned' }, visits: [] })).toEqual(Array(5).fill('toCome'))
  })

  it('shows what is done, now, next after the break, and to come', () => {
    const progress = { phase: 'running', startedAt: 0, stage: 'vision', step: null } as const
    const visits = [
      { stage: 'welcome', from: 0, to: 5 },
      { stage: 'vision', from: 5, to: null },
    ]
    expect(stageMarks({ agenda, progress, visits })).toEqual(['done', 'now', 'toCome', 'next', 'toCome'])
  })

  it('keeps a skipped stage to come, and one that the group came back to is now', () => {
    const progress = { phase: 'running', startedAt: 0, stage: 'vision', step: null } as const
    const visits = [
      { stage: 'values', from: 0, to: 5 },
      { stage: 'vision', from: 5, to: null },
    ]
    expect(stageMarks({ agenda, progress, visits })).toEqual(['toCome', 'now', 'toCome', 'done', 'next'])
  })
})
