import type { Clock } from '../clock.ts'

/** Between two beats, in milliseconds. */
const BEAT_MS = 20

/**
 * One beat for all rooms of the process. What can wait for it wakes the process once for all of them, and what came in
 * between goes out together. The beats lie on a grid of the clock, so that they do not drift apart from those who move.
 */
export class Ticker {
  readonly #clock: Clock
  readonly #after: (ms: number, act: () => void) => void
  readonly #waiting = new Set<() => void>()
  #isComing = false

  constructor(clock: Clock, after: (ms: number, act: () => void) => void = (ms, act) => void setTimeout(act, ms)) {
    this.#clock = clock
    this.#after = after
  }

  /** Calls back once at the next beat; asked again before, still once. */
  next(act: () => void): void {
    this.#waiting.add(act)
    if (this.#isComing) return
    this.#isComing = true
    this.#after(BEAT_MS - (this.#clock.now() % BEAT_MS), () => this.#beat())
  }

  forget(act: () => void): void {
    this.#waiting.delete(act)
  }

  #beat(): void {
    this.#isComing = false
    const acts = [...this.#waiting]
    this.#waiting.clear()
    for (const act of acts) act()
  }
}
