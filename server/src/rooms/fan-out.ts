import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import * as Y from 'yjs'
import { updateFrame } from './document-frame.ts'
import { type Peer, sendTo } from './peer.ts'

/** Updates merged at once. Yjs sorts them for each piece of work, so a thousand at once take a second; by groups, 10 ms. */
const MERGED_AT_ONCE = 32

/**
 * What one commit lets people hear: its updates merged into one frame that is built once for all, and to each sender
 * one acknowledgement of everything of theirs in it.
 */
export class FanOut {
  #updates: Uint8Array[] = []
  /** Null is the server itself. */
  readonly #authors = new Set<Peer | null>()
  readonly #acknowledged = new Map<Peer, number>()

  add(update: Uint8Array, author: Peer | null): void {
    this.#updates.push(update)
    this.#authors.add(author)
  }

  /** Notes that the peer's document frames up to its n-th are on disk. */
  acknowledge(peer: Peer, n: number): void {
    this.#acknowledged.set(peer, n)
  }

  /** Sends what was added since the last call. A frame with one author's work alone is not sent back to them. */
  deliver(peers: Iterable<Peer>): void {
    const updates = this.#updates
    const onlyAuthor = this.#authors.size === 1 ? [...this.#authors][0] : undefined
    this.#updates = []
    this.#authors.clear()
    if (updates[0]) {
      const frame = updateFrame(merged(updates))
      // A peer that has not been answered yet finds these updates in its answer.
      for (const peer of peers) if (peer.state === 'live' && peer !== onlyAuthor) sendTo(peer, frame)
    }
    for (const [peer, n] of this.#acknowledged) sendTo(peer, encodeServerMessage({ kind: 'saved', body: { n } }))
    this.#acknowledged.clear()
  }
}

function merged(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length <= MERGED_AT_ONCE)
    return updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates([...updates])
  const groups: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += MERGED_AT_ONCE)
    groups.push(merged(updates.slice(at, at + MERGED_AT_ONCE)))
  return merged(groups)
}
