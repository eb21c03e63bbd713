/** Width of a step of the scale, in milliseconds: finer than any clock of a browser. */
const STEP_MS = 0.1

/** Longest that is told apart, in milliseconds; what took longer counts as this. */
const LONGEST_MS = 60_000

/** How long things took, kept as counts on a scale, so that millions cost no more memory than one. */
export class Latencies {
  readonly #counts = new Uint32Array(LONGEST_MS / STEP_MS + 1)
  #count = 0

  get count(): number {
    return this.#count
  }

  add(ms: number): void {
    const step = Math.min(this.#counts.length - 1, Math.max(0, Math.floor(ms / STEP_MS)))
    this.#counts[step] = (this.#counts[step] ?? 0) + 1
    this.#count += 1
  }

  /** The time within which this share (0 to 1) was done, in milliseconds; null when nothing was. */
  percentile(share: number): number | null {
    if (this.#count === 0) return null
    const wanted = Math.max(1, Math.ceil(this.#count * share))
    let seen = 0
    for (const [step, count] of this.#counts.entries()) {
      seen += count
      if (seen >= wanted) return (step + 1) * STEP_MS
    }
    return LONGEST_MS
  }
}
