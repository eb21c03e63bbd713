import * as Y from 'yjs'
import type { Holder } from './holder.ts'
import { refuse } from './refusal.ts'
import type { Id, Struct } from './scan.ts'

/** Between which stored ids a new struct must find its place: null is the list's end. `known`: walked already. */
export type Bounds = { left: Id | null; right: Id | null; known: boolean }

/**
 * Counts the steps along lists that Yjs takes at most to find each new struct's place. A correct client names the two
 * neighbours it saw, so what lies between them is what others wrote at that spot meanwhile: little. A hostile one
 * names the two ends of a long list, thousands of times, and every member's browser stands still for minutes.
 */
export class MergeWork {
  readonly #store: Y.Doc['store']
  #left: number
  readonly #arrivals = new Map<Holder, number>()
  /** Ids that already have a new struct right behind them. */
  readonly #followed = new Map<number, Set<number>>()

  constructor(store: Y.Doc['store'], limit: number) {
    this.#store = store
    this.#left = limit
  }

  /** Refuses the update once its steps exceed the limit, and a struct whose left neighbour stands right of its right one. */
  charge(struct: Struct, holder: Holder, key: string | null, bounds: Bounds): void {
    const arrived = this.#arrivals.get(holder) ?? 0
    this.#arrivals.set(holder, arrived + 1)
    const { origin } = struct
    const isOwn = origin !== null && origin.clock >= Y.getState(this.#store, origin.client)
    if (!isOwn || !this.#continues(struct, origin)) this.#spend(arrived)
    if (!bounds.known) this.#walk(bounds.left, holder, key, bounds.right)
  }

  /** Typing on behind the struct just before it takes one step. */
  #continues(struct: Struct, origin: Id): boolean {
    let followed = this.#followed.get(origin.client)
    if (followed === undefined) {
      followed = new Set()
      this.#followed.set(origin.client, followed)
    }
    const first = !followed.has(origin.clock)
    followed.add(origin.clock)
    return first && origin.client === struct.client && origin.clock === struct.clock - 1
  }

  #walk(left: Id | null, holder: Holder, key: string | null, right: Id | null): void {
    let at = left === null ? this.#firstOf(holder, key) : this.#itemAt(left)
    while (at !== null) {
      if (right !== null && holds(at, right) && (left === null || !holds(at, left) || left.clock < right.clock)) return
      at = at.right
      this.#spend(1)
    }
    if (right !== null) refuse('crossedNeighbours')
  }

  #firstOf(holder: Holder, key: string | null): Y.Item | null {
    if (holder.type === null) return null
    if (key === null) return holder.type._start
    let at = holder.type._map.get(key) ?? null
    while (at?.left) {
      at = at.left
      this.#spend(1)
    }
    return at
  }

  #itemAt(id: Id): Y.Item | null {
    const item: Y.Item | Y.GC = Y.getItem(this.#store, Y.createID(id.client, id.clock))
    return item instanceof Y.Item ? item : null
  }

  #spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) refuse('tooMuchWork')
  }
}

function holds(item: Y.Item, id: Id): boolean {
  return item.id.client === id.client && item.id.clock <= id.clock && id.clock < item.id.clock + item.length
}
