import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import type { Attendance } from './attendance.ts'
import { merged } from './merged.ts'
import { type Peer, sendTo } from './peer.ts'

/** Up to so many sockets text is never held: they are told at once of every commit. */
const ALWAYS_AT_ONCE = 12

/**
 * How long a room rests after it has told everybody, for each socket in it, in milliseconds: with 200 people 16 ms. To
 * tell one takes about a tenth of that, so a room spends no more than a tenth of a processor on telling.
 */
const REST_PER_SOCKET_MS = 0.08
const LONGEST_REST_MS = 40

/**
 * What commits let people hear. Each sender hears at once how far their work is saved. Everybody hears the text at once
 * too, unless the room has just told them something: then what comes in the meantime goes out together, merged into one
 * frame that is built once for all, and with it what people show of themselves.
 */
export class FanOut {
  readonly #attendance: Attendance
  #updates: Uint8Array[] = []
  /** Null is the server itself. */
  readonly #authors = new Set<Peer | null>()
  readonly #acknowledged = new Map<Peer, number>()
  readonly #failed: (error: unknown) => void
  #timer: NodeJS.Timeout | null = null

  /** `failed`: what should have been told after a rest could not be told. */
  constructor(attendance: Attendance, failed: (error: unknown) => void) {
    this.#attendance = attendance
    this.#failed = failed
  }

  add(update: Uint8Array, author: Peer | null): void {
    this.#updates.push(update)
    this.#authors.add(author)
  }

  /** Notes that the peer's document frames up to its n-th are on disk. */
  acknowledge(peer: Peer, n: number): void {
    this.#acknowledged.set(peer, n)
  }

  /** Tells what was added since the last call: the senders now, the others now or after the room's rest. */
  deliver(): void {
    for (const [peer, n] of this.#acknowledged) sendTo(peer, encodeServerMessage({ kind: 'saved', body: { n } }))
    this.#acknowledged.clear()
    if (this.#updates.length === 0 || this.#timer) return
    const rest = restOf(this.#attendance.peers.size)
    const { rested } = this.#attendance
    // A clock that was set back has nobody wait for longer.
    if (rested >= rest || rested < 0) this.flush()
    else this.#timer = setTimeout(() => this.flushAtLast(), rest - rested)
  }

  /** The same as `flush` where no caller could answer for what goes wrong: it ends this room, and no other. */
  flushAtLast(): void {
    try {
      this.flush()
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Tells everybody the text that waits. A frame with one author's work alone is not sent back to them. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#updates.length === 0) return
    const updates = this.#updates
    const onlyAuthor = this.#authors.size === 1 ? [...this.#authors][0] : undefined
    this.#updates = []
    this.#authors.clear()
    this.#attendance.tellAll(merged(updates), onlyAuthor ?? null)
  }
}

function restOf(sockets: number): number {
  return sockets <= ALWAYS_AT_ONCE ? 0 : Math.min(LONGEST_REST_MS, sockets * REST_PER_SOCKET_MS)
}
