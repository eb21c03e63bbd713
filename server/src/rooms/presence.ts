import { AWARENESS } from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** What one client shows of itself, kept as the JSON text it sent. Checked once, never rebuilt. */
type Entry = {
  clock: number
  state: string
  owner: object
  /** What is added to the clocks of this owner, so that they follow those of the owner before. */
  ahead: number
}

/** Largest state of one client, in UTF-8 bytes: a cursor, a caret and where it looks take about 300. */
const MAX_STATE_BYTES = 2_048

/** How many of those who have left are remembered by their clock: whoever comes back later shows up at their second move. */
const MAX_GONE = 1_000

/** Entries in one message: a stock client's echo may carry a whole room; a message beyond that is not read on. */
const MAX_ENTRIES = 512

const GONE = 'null'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Who is where in a plan: the newest entry of each client, as bytes. An entry counts only from the connection that owns
 * its client id, and only with a newer clock, so a forged entry and the echo of a stock client end here unread.
 */
export class Presence {
  readonly #entries = new Map<number, Entry>()
  readonly #changed = new Set<number>()
  /** Clocks under which clients were told as gone, oldest first: the others hear nothing of them that is not newer. */
  readonly #gone = new Map<number, number>()

  /** Takes what `owner` says of `clientId`. False when the message cannot be read; entries of other clients are passed over. */
  receive(message: decoding.Decoder, owner: object, clientId: number): boolean {
    try {
      const decoder = decoding.createDecoder(decoding.readVarUint8Array(message))
      const count = decoding.readVarUint(decoder)
      if (count > MAX_ENTRIES) return false
      for (let i = 0; i < count; i++) {
        const id = decoding.readVarUint(decoder)
        const clock = decoding.readVarUint(decoder)
        const bytes = decoding.readVarUint8Array(decoder)
        if (id !== clientId) continue
        if (bytes.length > MAX_STATE_BYTES) return false
        const state = utf8.decode(bytes)
        JSON.parse(state)
        this.#set(id, clock, state, owner)
      }
      return true
    } catch {
      // Truncated, not UTF-8 or not JSON: the caller closes the socket it came from.
      return false
    }
  }

  /** Tells the others that a client is gone, unless its id has meanwhile passed to another connection. */
  remove(clientId: number, owner: object): void {
    const entry = this.#entries.get(clientId)
    if (entry?.owner !== owner) return
    this.#entries.set(clientId, { ...entry, clock: entry.clock + 1, state: GONE })
    this.#changed.add(clientId)
  }

  get dirty(): boolean {
    return this.#changed.size > 0
  }

  /** One frame with every entry that changed since the last call, or null when none did. Of those who are gone only the clock is kept. */
  takeChanges(): Uint8Array | null {
    if (this.#changed.size === 0) return null
    const frame = this.#frame(this.#changed)
    for (const id of this.#changed) {
      const entry = this.#entries.get(id)
      if (entry?.state === GONE) this.#forget(id, entry.clock)
    }
    this.#changed.clear()
    return frame
  }

  /** One frame with everyone who is here, for somebody who has just come, or null when nobody is. */
  everyone(): Uint8Array | null {
    const ids = [...this.#entries].filter(([, { state }]) => state !== GONE).map(([id]) => id)
    return ids.length === 0 ? null : this.#frame(ids)
  }

  #set(id: number, clock: number, state: string, owner: object): void {
    const known = this.#entries.get(id)
    // A new connection of the same client may start over with a lower clock, which the others would not hear.
    const before = known === undefined ? this.#gone.get(id) : known.owner === owner ? undefined : known.clock
    const ahead = before === undefined ? (known?.ahead ?? 0) : Math.max(0, before + 1 - clock)
    const next = clock + ahead
    if (known && next <= known.clock) return
    if (next >= Number.MAX_SAFE_INTEGER - 1) return
    this.#entries.set(id, { clock: next, state, owner, ahead })
    this.#gone.delete(id)
    this.#changed.add(id)
  }

  #forget(id: number, clock: number): void {
    this.#entries.delete(id)
    this.#gone.set(id, clock)
    const oldest = this.#gone.keys().next()
    if (this.#gone.size > MAX_GONE && !oldest.done) this.#gone.delete(oldest.value)
  }

  #frame(ids: Iterable<number>): Uint8Array {
    const list = [...ids].flatMap((id) => {
      const entry = this.#entries.get(id)
      return entry ? [{ id, ...entry }] : []
    })
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, list.length)
    for (const { id, clock, state } of list) {
      encoding.writeVarUint(body, id)
      encoding.writeVarUint(body, clock)
      encoding.writeVarString(body, state)
    }
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, AWARENESS)
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(body))
    return encoding.toUint8Array(frame)
  }
}
