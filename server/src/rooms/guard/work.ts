import { refuse } from './refusal.ts'

/**
 * What reading, judging and merging an update takes, in steps of about 0.2 µs: here once, and once more in the browser of
 * everybody who has the plan open. Measured against Yjs; where it varies, the dearer figure.
 */
export const STEPS = {
  byte: 1 / 50,
  struct: 5,
  deletion: 3,
  /** An item that is looked at in passing: deleted already, or part of a text that is read through. */
  glance: 1 / 20,
  /** Two items that are deleted at the same spot: Yjs walks past each of them for each of them, in both directions. */
  pairInGap: 1 / 20,
  /** A mark that is compared with another. */
  mark: 1,
  /** One place of the list that holds a client's work: to take a piece apart, or join two, moves all behind it. */
  shift: 1 / 200,
  /** A client id becomes somebody's for good, on the disk and in memory. */
  claim: 10_000,
} as const

/** Counts the work of one update, and refuses the update once it is more than `limit`. */
export class Work {
  readonly #limit: number
  #spent = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Steps so far, also of an update that was refused in the middle. */
  get spent(): number {
    return Math.ceil(this.#spent)
  }

  spend(steps: number): void {
    this.#spent += steps
    if (this.#spent > this.#limit) refuse('tooMuchWork')
  }
}
