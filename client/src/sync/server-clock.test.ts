import { expect, it, vi } from 'vitest'
import { noteTimer, remainingNow, ServerClock, untilNextSecond } from './server-clock.ts'

const HOUR = 3_600_000
const SERVER = Date.UTC(2026, 10, 19)

it('counts by the server’s clock, whatever the clock of this device says', () => {
  for (const wrong of [-24 * HOUR, 0, 24 * HOUR]) {
    vi.useFakeTimers({ now: SERVER + wrong, toFake: ['Date'] })
    const clock = new ServerClock()
    clock.heard(SERVER, 5_000)
    const timer = { state: 'running', remainingMs: 60_000, durationMs: 300_000 } as const
    noteTimer(timer, SERVER)
    expect([5_000, 15_500, 70_000].map((elapsed) => remainingNow(timer, clock.now(elapsed)))).toEqual([
      60_000, 49_500, -5_000,
    ])
    vi.useRealTimers()
  }
})

it('is right again after a nap, in which the monotonic clock stood still, once the server is heard', () => {
  const clock = new ServerClock()
  clock.heard(SERVER, 5_000)
  const timer = { state: 'running', remainingMs: 10 * 60_000, durationMs: 10 * 60_000 } as const
  noteTimer(timer, SERVER)
  clock.heard(SERVER + 7 * 60_000, 6_000)
  expect(remainingNow(timer, clock.now(6_000))).toBe(3 * 60_000)
})

it('does not go back and forth with how long messages take, and follows a server whose clock was set', () => {
  const clock = new ServerClock()
  clock.heard(SERVER, 0)
  clock.heard(SERVER + 1_000 - 400, 1_000)
  expect(clock.now(1_000)).toBe(SERVER + 1_000)
  clock.heard(SERVER - HOUR, 2_000)
  expect(clock.now(2_000)).toBe(SERVER - HOUR)
})

it('stands while a timer is paused or idle', () => {
  const paused = { state: 'paused', remainingMs: 42_000, durationMs: 60_000 } as const
  noteTimer(paused, SERVER)
  expect(remainingNow(paused, SERVER + 9_999)).toBe(42_000)
  expect(remainingNow({ state: 'idle' }, SERVER + 9_999)).toBe(0)
})

it('goes by this device’s clock until the server is heard, and no longer', () => {
  const clock = new ServerClock()
  clock.guess(SERVER + 20_000, 1_000)
  const timer = { state: 'running', remainingMs: 60_000, durationMs: 60_000 } as const
  noteTimer(timer, SERVER)
  expect(remainingNow(timer, clock.now(1_000))).toBe(40_000)
  clock.heard(SERVER + 19_500, 1_000)
  expect(remainingNow(timer, clock.now(1_000))).toBe(40_500)
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
