import { expect, it } from 'vitest'
import { clockOf } from './clock.ts'

const timer = { state: 'running', remainingMs: 0, durationMs: 600_000 } as const

it('counts down, turns amber in the last minute, and counts up in red once the time is over', () => {
  expect([520_000, 60_000, 1, 0, -999, -65_000].map((left) => clockOf(timer, left))).toEqual([
    { tone: 'running', reads: '8:40', left: 520 / 600 },
    { tone: 'low', reads: '1:00', left: 0.1 },
    { tone: 'low', reads: '0:01', left: 1 / 600_000 },
    { tone: 'over', reads: '0:00', left: 0 },
    { tone: 'over', reads: '0:00', left: 0 },
    { tone: 'over', reads: '+1:05', left: 0 },
  ])
})

it('says that it is paused, and nothing while it is idle', () => {
  expect(clockOf({ ...timer, state: 'paused' }, 30_000)).toEqual({ tone: 'paused', reads: '0:30', left: 0.05 })
  expect(clockOf({ state: 'idle' }, 0)).toEqual({ tone: 'none' })
})
