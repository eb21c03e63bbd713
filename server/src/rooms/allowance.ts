/**
 * How much somebody may do: a bucket that fills at `perSecond` up to `burst` and is emptied by what they do. A person
 * who types and moves the pointer sends about 30 frames a second; a stock client's echo in a full room some hundreds,
 * small ones.
 */
export class Allowance {
  readonly #perSecond: number
  readonly #burst: number
  #left: number
  #at: number

  constructor(options: { perSecond: number; burst: number; now: number }) {
    this.#perSecond = options.perSecond
    this.#burst = options.burst
    this.#left = options.burst
    this.#at = options.now
  }

  /** Takes `amount` from the bucket, for what is done already; false once it is overdrawn. `now` in milliseconds. */
  take(amount: number, now: number): boolean {
    this.#fill(now)
    this.#left -= amount
    return this.#left >= 0
  }

  /** Takes `amount` when it is there; false, and nothing is taken, when it is not. `now` in milliseconds. */
  takeIfThere(amount: number, now: number): boolean {
    this.#fill(now)
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }

  #fill(now: number): void {
    const seconds = Math.max(0, now - this.#at) / 1_000
    this.#at = now
    this.#left = Math.min(this.#burst, this.#left + seconds * this.#perSecond)
  }
}
