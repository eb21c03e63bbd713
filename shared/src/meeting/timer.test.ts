import { describe, expect, it } from 'vitest'
import { err, ok } from '../result.ts'
import { changeTimer, MINUTE_MS, pauseTimer, remainingMs, resumeTimer, startTimer, timerView } from './timer.ts'

const NOON = Date.UTC(2026, 10, 19, 12)

describe('a timer', () => {
  it('[M20] says what remains, whoever asks and whenever they joined', () => {
    const timer = startTimer(5 * MINUTE_MS, NOON)
    expect(timerView(timer, NOON + 2 * MINUTE_MS)).toEqual({
      state: 'running',
      remainingMs: 3 * MINUTE_MS,
      durationMs: 5 * MINUTE_MS,
    })
  })

  it('[M21] stands still while paused', () => {
    const paused = pauseTimer(startTimer(5 * MINUTE_MS, NOON), NOON + MINUTE_MS)
    expect(paused).toEqual(ok({ state: 'paused', remainingMs: 4 * MINUTE_MS, durationMs: 5 * MINUTE_MS }))
    if (!paused.ok) return
    const resumed = resumeTimer(paused.value, NOON + 60 * MINUTE_MS)
    expect(resumed.ok && remainingMs(resumed.value, NOON + 60 * MINUTE_MS)).toBe(4 * MINUTE_MS)
    expect(pauseTimer(paused.value, NOON)).toEqual(err('timerNotRunning'))
  })

  it('[M22] can be lengthened and shortened, to nothing left but not below', () => {
    const timer = startTimer(5 * MINUTE_MS, NOON)
    const longer = changeTimer(timer, MINUTE_MS, NOON)
    expect(longer).toEqual(ok({ state: 'running', endsAt: NOON + 6 * MINUTE_MS, durationMs: 6 * MINUTE_MS }))
    const shorter = changeTimer(timer, -10 * MINUTE_MS, NOON)
    expect(shorter.ok && remainingMs(shorter.value, NOON)).toBe(0)
  })

  it('[M22] gives a whole minute more to a timer that has run over', () => {
    const longer = changeTimer(startTimer(MINUTE_MS, NOON), MINUTE_MS, NOON + 3 * MINUTE_MS)
    expect(longer.ok && remainingMs(longer.value, NOON + 3 * MINUTE_MS)).toBe(MINUTE_MS)
  })

  it('[M23] counts on below nothing and never ends by itself', () => {
    expect(remainingMs(startTimer(MINUTE_MS, NOON), NOON + 3 * MINUTE_MS)).toBe(-2 * MINUTE_MS)
  })
})
