import { expect, it, vi } from 'vitest'
import { noteTimer, remainingNow, ServerClock, untilNextSecond } from './server-clock.ts'

const HOUR = 3_600_000

it('counts from when the timer was received, whatever the clock of this device says', () => {
  for (const wrong of [-24 * HOUR, 0, 24 * HOUR]) {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 19) + wrong, toFake: ['Date'] })
    const timer = { state: 'running', remainingMs: 60_000, durationMs: 300_000 } as const
    noteTimer(timer, 5_000)
    expect([remainingNow(timer, 5_000), remainingNow(timer, 15_500), remainingNow(timer, 70_000)]).toEqual([
      60_000, 49_500, -5_000,
    ])
    vi.useRealTimers()
  }
})

it('stands while a timer is paused or idle', () => {
  const paused = { state: 'paused', remainingMs: 42_000, durationMs: 60_000 } as const
  noteTimer(paused, 0)
  expect(remainingNow(paused, 9_999)).toBe(42_000)
  expect(remainingNow({ state: 'idle' }, 9_999)).toBe(0)
})

it('goes on from what it was when this browser kept it', () => {
  const timer = { state: 'running', remainingMs: 60_000, durationMs: 60_000 } as const
  noteTimer(timer, 1_000, 20_000)
  expect(remainingNow(timer, 1_000)).toBe(40_000)
})

it('wakes when the second that is shown has ended, before and after the end', () => {
  expect([60_000, 59_250, 1, 0, -250].map(untilNextSecond)).toEqual([1_000, 250, 1, 1_000, 750])
})

it('knows the server’s time from its last word', () => {
  const clock = new ServerClock()
  expect(clock.now(0)).toBeNull()
  clock.heard(1_000_000, 500)
  expect(clock.now(2_500)).toBe(1_002_000)
})
