import * as Y from 'yjs'
import type { Holder } from './holder.ts'
import type { Id, Struct } from './scan.ts'
import type { StoredItems } from './stored-items.ts'

/**
 * What stands right of an id once part of an update is merged: an id, the list's end, nothing that descends from the id
 * (`outside`), or something that only merging could tell (`unknown`).
 */
type Right = Id | 'end' | 'outside' | 'unknown'

/**
 * Where Yjs finds the place of a new struct without a search: between the two neighbours that its author saw, because
 * they still stand side by side. Where others wrote in between, Yjs searches to the right of the left neighbour over
 * what descends from it, so a struct that was put somewhere by a search has nothing of its own to its right yet.
 */
export class Neighbours {
  readonly #stored: StoredItems
  readonly #rights = new Map<number, Map<number, Right>>()
  readonly #heads = new Map<Holder, Map<string | null, Right>>()

  constructor(stored: StoredItems) {
    this.#stored = stored
  }

  /** Takes note of a new struct; false when Yjs has to search for its place. `last` is the last clock it takes. */
  put(struct: Struct, holder: Holder, key: string | null): boolean {
    const { origin, rightOrigin, client, clock, length } = struct
    const right = origin === null ? this.#head(holder, key) : this.#rightOf(origin)
    const first: Id = { client, clock }
    const last: Id = { client, clock: clock + length - 1 }
    const fits = right === 'outside' || isSame(right, rightOrigin ?? 'end')
    this.#set(origin, holder, key, fits ? first : 'unknown')
    this.#note(last, fits ? right : 'outside')
    return fits
  }

  #set(origin: Id | null, holder: Holder, key: string | null, right: Right): void {
    const heads = this.#heads.get(holder)
    if (origin !== null) this.#note(origin, right)
    else if (heads) heads.set(key, right)
    else this.#heads.set(holder, new Map([[key, right]]))
  }

  #note({ client, clock }: Id, right: Right): void {
    const rights = this.#rights.get(client)
    if (rights) rights.set(clock, right)
    else this.#rights.set(client, new Map([[clock, right]]))
  }

  #rightOf({ client, clock }: Id): Right {
    const noted = this.#rights.get(client)?.get(clock)
    if (noted !== undefined) return noted
    const id = { client, clock }
    const next = { client, clock: clock + 1 }
    // Inside a struct of the update: the last clocks of those are noted.
    if (!this.#stored.has(id)) return next
    const item = this.#stored.at(id)
    if (clock < item.id.clock + item.length - 1) return next
    return item instanceof Y.Item ? idOf(item.right) : 'unknown'
  }

  #head(holder: Holder, key: string | null): Right {
    const noted = this.#heads.get(holder)?.get(key)
    if (noted !== undefined) return noted
    if (key === null) return idOf(holder.type?._start ?? null)
    // A key that has a value already: its first one, of years ago, is not worth the way there.
    return holder.type?._map.has(key) ? 'unknown' : 'end'
  }
}

function idOf(item: Y.Item | null): Right {
  return item === null ? 'end' : { client: item.id.client, clock: item.id.clock }
}

function isSame(a: Right, b: Right): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b && a !== 'unknown'
  return a.client === b.client && a.clock === b.clock
}
