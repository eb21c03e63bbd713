import * as Y from 'yjs'
import type { Holder } from './holder.ts'
import { Neighbours } from './neighbours.ts'
import { refuse } from './refusal.ts'
import type { Id, Struct } from './scan.ts'
import { holds, type StoredItems } from './stored-items.ts'
import { STEPS, type Work } from './work.ts'

/** Between which stored ids a new struct must find its place: null is the list's end. `known`: walked already. */
export type Bounds = { left: Id | null; right: Id | null; known: boolean }

/**
 * Counts the steps along lists that Yjs takes at most to find each new struct's place. A correct client names the two
 * neighbours it saw, so what lies between them is what others wrote at that spot meanwhile: little. A hostile one
 * names the two ends of a long list, thousands of times, and every member's browser stands still for minutes.
 */
export class MergeWork {
  readonly #stored: StoredItems
  readonly #work: Work
  readonly #neighbours: Neighbours
  readonly #arrivals = new Map<Holder, number>()

  constructor(stored: StoredItems, work: Work) {
    this.#stored = stored
    this.#work = work
    this.#neighbours = new Neighbours(stored)
  }

  /**
   * Refuses the update once its steps exceed the limit, and a struct whose left neighbour stands right of its right one.
   * False when Yjs has to search for its place.
   */
  charge(struct: Struct, holder: Holder, key: string | null, bounds: Bounds): boolean {
    const arrived = this.#arrivals.get(holder) ?? 0
    this.#arrivals.set(holder, arrived + 1)
    const fits = this.#neighbours.put(struct, holder, key)
    this.#work.spend(fits ? 1 : 1 + arrived)
    if (struct.origin) this.#cut(struct.origin, 1)
    if (struct.rightOrigin) this.#cut(struct.rightOrigin, 0)
    if (!bounds.known) this.#walk(bounds.left, holder, key, bounds.right)
    return fits
  }

  /** A stored run of text that is taken apart, `after` its own clock or before it. */
  #cut(id: Id, after: 0 | 1): void {
    if (!this.#stored.has(id)) return
    const item = this.#stored.at(id)
    const at = id.clock + after
    if (item.id.clock < at && at < item.id.clock + item.length)
      this.#work.spend(this.#stored.piecesOf(id.client) * STEPS.shift)
  }

  #walk(left: Id | null, holder: Holder, key: string | null, right: Id | null): void {
    let at = left === null ? this.#firstOf(holder, key) : this.#itemAt(left)
    while (at !== null) {
      if (right !== null && holds(at, right) && (left === null || !holds(at, left) || left.clock < right.clock)) return
      at = at.right
      this.#work.spend(1)
    }
    if (right !== null) refuse('crossedNeighbours')
  }

  #firstOf(holder: Holder, key: string | null): Y.Item | null {
    if (holder.type === null) return null
    if (key === null) return holder.type._start
    let at = holder.type._map.get(key) ?? null
    while (at?.left) {
      at = at.left
      this.#work.spend(1)
    }
    return at
  }

  #itemAt(id: Id): Y.Item | null {
    const item = this.#stored.at(id)
    return item instanceof Y.Item ? item : null
  }
}
