import type { TimerView } from '@planwall/shared/meeting/timer.ts'
import { useEffect, useState } from 'react'

/** When a timer was received, on the browser's monotonic clock: what people set their own clocks to does not matter. */
const receivedAt = new WeakMap<TimerView, number>()

/** Notes that a timer was received just now, or `ago` milliseconds ago. */
export function noteTimer(timer: TimerView, elapsed: number, ago = 0): void {
  receivedAt.set(timer, elapsed - ago)
}

/** Milliseconds left; negative once the time is over, 0 for an idle timer. */
export function remainingNow(timer: TimerView, elapsed: number): number {
  if (timer.state === 'idle') return 0
  if (timer.state === 'paused') return timer.remainingMs
  return timer.remainingMs - (elapsed - (receivedAt.get(timer) ?? elapsed))
}

/** The server's clock as far as it is known: what it said last, and the time since. */
export class ServerClock {
  #offset: number | null = null

  /** `now`: what the server said, in ms since 1970; `elapsed`: the monotonic clock when it was heard. */
  heard(now: number, elapsed: number): void {
    this.#offset = now - elapsed
  }

  /** Null before the server has said anything. */
  now(elapsed: number): number | null {
    return this.#offset === null ? null : this.#offset + elapsed
  }
}

/** Milliseconds left on a timer of the meeting's view, renewed as each second ends. */
export function useRemaining(timer: TimerView): number {
  const [, tick] = useState(0)
  const remaining = remainingNow(timer, performance.now())
  useEffect(() => {
    if (timer.state !== 'running') return
    let next: ReturnType<typeof setTimeout>
    const wait = () => {
      const left = remainingNow(timer, performance.now())
      // A moment past the second, so that it has ended when we look.
      next = setTimeout(() => {
        tick((count) => count + 1)
        wait()
      }, untilNextSecond(left) + 5)
    }
    wait()
    return () => clearTimeout(next)
  }, [timer])
  return remaining
}

/** Milliseconds until this many milliseconds have become a whole number of seconds; 1,000 when they are one. */
export function untilNextSecond(left: number): number {
  const rest = ((left % 1_000) + 1_000) % 1_000
  return rest === 0 ? 1_000 : rest
}
