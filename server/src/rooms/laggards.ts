import { updateFrame } from './document-frame.ts'
import { merged } from './merged.ts'
import { closePeer, type Peer, sendTo } from './peer.ts'

/** Above this many unsent bytes a peer is told no more text until it has caught up. */
const BEHIND_BYTES = 1_048_576

/** Below this many it has caught up. */
const CAUGHT_UP_BYTES = 262_144

/** What a peer may miss, in bytes, and for how long, in milliseconds, before it is sent away to sync anew. */
const MOST_MISSED_BYTES = 4_194_304
const LONGEST_BEHIND_MS = 30_000

type Missed = { updates: Uint8Array[]; bytes: number; since: number }

/**
 * Those who read more slowly than the room writes. What they miss is kept for them, shared with all others who miss it,
 * and told in one frame once their line is free again: a poor line carries what the text has become, and not each letter.
 */
export class Laggards {
  readonly #missed = new Map<Peer, Missed>()

  get any(): boolean {
    return this.#missed.size > 0
  }

  /** Keeps an update for a peer that is behind; false for one that keeps up, which is to be told itself. */
  keeps(peer: Peer, update: Uint8Array, now: number): boolean {
    const known = this.#missed.get(peer)
    if (!known && peer.socket.bufferedAmount <= BEHIND_BYTES + peer.answered) return false
    const missed = known ?? { updates: [], bytes: 0, since: now }
    missed.updates.push(update)
    missed.bytes += update.length
    this.#missed.set(peer, missed)
    if (missed.bytes > MOST_MISSED_BYTES) this.#sendAway(peer)
    return true
  }

  /** Tells those who have caught up what they missed, and sends those away who do not catch up. */
  catchUp(now: number): void {
    for (const [peer, { updates, since }] of this.#missed) {
      if (peer.state !== 'live') this.#missed.delete(peer)
      else if (peer.socket.bufferedAmount <= CAUGHT_UP_BYTES) {
        this.#missed.delete(peer)
        sendTo(peer, updateFrame(merged(updates)))
      } else if (now - since > LONGEST_BEHIND_MS) this.#sendAway(peer)
    }
  }

  #sendAway(peer: Peer): void {
    this.#missed.delete(peer)
    closePeer(peer, 'slowReader')
  }
}
