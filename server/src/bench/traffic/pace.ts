import { Latencies } from '../latencies.ts'

/** Something done again and again, at its own times, whatever became of the time before. */
export type Beat = { everyMs: number /** On the clock of `performance.now()`. */; dueAt: number; act(): void }

/**
 * Does each beat when it is due. Nobody waits for an answer, so a server that falls behind is not spared. How late the
 * beats came is kept: a crowd that is late itself measures nothing but itself.
 */
export class Pace {
  readonly lateness = new Latencies()
  #timer: NodeJS.Timeout | null = null

  constructor(private readonly beats: readonly Beat[]) {}

  start(): void {
    this.#timer = setTimeout(() => {
      this.#pass()
      this.start()
    }, 1)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #pass(): void {
    const now = performance.now()
    for (const beat of this.beats) {
      if (beat.dueAt > now) continue
      this.lateness.add(now - beat.dueAt)
      beat.dueAt += beat.everyMs
      beat.act()
    }
  }
}

/** Times spread evenly over one period, so that not everybody moves in the same millisecond. */
export function spread(index: number, of: number, everyMs: number): number {
  return performance.now() + (everyMs * (index + 1)) / of
}
