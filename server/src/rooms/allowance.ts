/**
 * How much one socket may send: a bucket that fills at `perSecond` up to `burst` and is emptied by what arrives. A
 * person who types and moves the pointer sends about 30 frames a second; a stock client's echo in a full room some
 * hundreds, small ones.
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

  /** Takes `amount` from the bucket; false once it is empty. `now` in milliseconds. */
  take(amount: number, now: number): boolean {
    const seconds = Math.max(0, now - this.#at) / 1_000
    this.#at = now
    this.#left = Math.min(this.#burst, this.#left + seconds * this.#perSecond) - amount
    return this.#left >= 0
  }
}
