import { Latencies } from '../latencies.ts'
import type { TokenKind } from '../token.ts'

/** As many as a token can tell apart. */
const MOST_SENDERS = 1_296

/** Who may hear of a sender: everybody else in the room. */
type Sender = { hearers: number; sentAt: number[] }

/**
 * Counts what was sent while it measures, and which of it reached whom after how long. What reaches somebody twice counts
 * once; what comes back to its sender does not count.
 */
export class Arrivals {
  readonly latencies = new Latencies()
  /** As `latencies`, where a newer one stands in for those that it has overtaken: how old what people see is. */
  readonly ages = new Latencies()
  readonly #senders = new Map<number, Sender>()
  /** The newest number that a receiver has of a sender: what a line carries comes in order. */
  readonly #newest = new Map<number, Int32Array>()
  #measuring = false
  #expected = 0
  #sent = 0

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

  /** How many were sent while it measured. */
  get sentCount(): number {
    return this.#sent
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
    this.#sent += 1
  }

  arrived(receiver: number, sender: number, seq: number): void {
    if (receiver === sender) return
    const before = this.#replaceNewest(receiver, sender, seq)
    const sentAt = this.#senders.get(sender)?.sentAt
    if (!sentAt || seq <= before) return
    const now = performance.now()
    const own = sentAt[seq]
    if (own !== undefined) this.latencies.add(now - own)
    for (let each = before + 1; each <= seq; each++) {
      const at = sentAt[each]
      if (at !== undefined) this.ages.add(now - at)
    }
  }

  /** What was the newest before. */
  #replaceNewest(receiver: number, sender: number, seq: number): number {
    let newest = this.#newest.get(receiver)
    if (!newest) {
      newest = new Int32Array(MOST_SENDERS).fill(-1)
      this.#newest.set(receiver, newest)
    }
    const before = newest[sender] ?? -1
    if (seq > before) newest[sender] = seq
    return before
  }
}
