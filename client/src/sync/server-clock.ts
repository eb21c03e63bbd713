import type { TimerView } from '@planwall/shared/meeting/timer.ts'

/** When running timers end, by the server's clock: what people set their own clocks to does not matter. */
const ends = new WeakMap<TimerView, number>()

/** Notes that this remained of a timer at `now` of the server's clock. */
export function noteTimer(timer: TimerView, now: number): void {
  if (timer.state === 'running') ends.set(timer, now + timer.remainingMs)
}

/** Milliseconds left at `now` of the server's clock; negative once the time is over, 0 for an idle timer. */
export function remainingNow(timer: TimerView, now: number | null): number {
  if (timer.state === 'idle') return 0
  const end = timer.state === 'running' ? ends.get(timer) : undefined
  return end === undefined || now === null ? timer.remainingMs : end - now
}

/** A message can be so late on its way that the clock learns nothing from it, in milliseconds. */
const LATE_MS = 1_000

/**
 * The server's clock as far as it is known: what it said last, and the time since on the browser's monotonic clock. That
 * one stands still while a computer sleeps, so the server is heard again and again.
 */
export class ServerClock {
  #offset: number | null = null
  #isGuess = false

  /** `now`: what the server said, in ms since 1970; `elapsed`: the monotonic clock when it was heard. */
  heard(now: number, elapsed: number): void {
    const offset = now - elapsed
    // Of two that differ a little, the one that was shorter on its way is the better one, and nobody sees time jump.
    const isBetter = this.#offset === null || offset > this.#offset || this.#offset - offset > LATE_MS
    if (isBetter || this.#isGuess) this.#offset = offset
    this.#isGuess = false
  }

  /** What the server would say now, by this device's own clock, until it is heard. */
  guess(now: number, elapsed: number): void {
    this.#offset = now - elapsed
    this.#isGuess = true
  }

  /** Null before the server has said anything. */
  now(elapsed: number): number | null {
    return this.#offset === null ? null : this.#offset + elapsed
  }
}

/** Milliseconds until this many milliseconds have become a whole number of seconds; 1,000 when they are one. */
export function untilNextSecond(left: number): number {
  const rest = ((left % 1_000) + 1_000) % 1_000
  return rest === 0 ? 1_000 : rest
}
