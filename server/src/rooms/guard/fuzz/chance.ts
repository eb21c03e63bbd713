import * as prng from 'lib0/prng'

/** Seeded choices: one seed gives the same run on every machine. */
export class Chance {
  readonly #source: prng.PRNG

  constructor(seed: number) {
    this.#source = prng.create(seed)
  }

  /** A whole number from 0 to `below` - 1. */
  below(below: number): number {
    return prng.uint32(this.#source, 0, below - 1)
  }

  oneIn(n: number): boolean {
    return this.below(n) === 0
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)]
    if (picked === undefined && from.length === 0) throw new Error('Nothing to pick from')
    return picked as T
  }

  clientId(): number {
    return prng.uint32(this.#source, 1, 0xffffffff)
  }
}
