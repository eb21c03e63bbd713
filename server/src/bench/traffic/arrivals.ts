import { Latencies } from '../latencies.ts'
import type { TokenKind } from '../token.ts'

/** Who may hear of a sender: everybody else in the room. */
type Sender = { hearers: number; sentAt: number[] }

/**
 * Counts what was sent while it measures, and which of it reached whom after how long. What reaches somebody twice counts
 * once; what comes back to its sender does not count.
 */
export class Arrivals {
  readonly latencies = new Latencies()
  readonly #senders = new Map<number, Sender>()
  /** The newest number that a receiver has of a sender: what a line carries comes in order. */
  readonly #newest = new Map<number, Int32Array>()
  #measuring = false
  #expected = 0

  constructor(readonly kind: TokenKind) {}

  enrol(sender: number, hearers: number): void {
    this.#senders.set(sender, { hearers, sentAt: [] })
  }

  measure(on: boolean): void {
    this.#measuring = on
  }

  /** How many arrivals there would be if nothing were lost or overtaken. */
  get expected(): number {
    return this.#expected
  }

  get delivered(): number {
    return this.latencies.count
  }

  get isComplete(): boolean {
    return this.delivered >= this.#expected
  }

  /** 100 when everything arrived; null when nothing was sent. */
  get percent(): number | null {
    return this.#expected === 0 ? null : (100 * this.delivered) / this.#expected
  }

  sent(sender: number, seq: number): void {
    if (!this.#measuring) return
    const known = this.#senders.get(sender)
    if (!known) throw new Error(`Nobody has enrolled sender ${sender}`)
    known.sentAt[seq] = performance.now()
    this.#expected += known.hearers
  }

  arrived(receiver: number, sender: number, seq: number): void {
    if (receiver === sender || this.#isOld(receiver, sender, seq)) return
    const sentAt = this.#senders.get(sender)?.sentAt[seq]
    if (sentAt !== undefined) this.latencies.add(performance.now() - sentAt)
  }

  #isOld(receiver: number, sender: number, seq: number): boolean {
    let newest = this.#newest.get(receiver)
    if (!newest) {
      newest = new Int32Array(1_296).fill(-1)
      this.#newest.set(receiver, newest)
    }
    if (seq <= (newest[sender] ?? -1)) return true
    newest[sender] = seq
    return false
  }
}
