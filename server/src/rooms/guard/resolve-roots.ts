import * as Y from 'yjs'
import { covers, rangeAt } from './clock-search.ts'
import { checkShape, type Holder, Holders } from './holder.ts'
import { refuseInPlaceOfText } from './made-fields.ts'
import { type Bounds, MergeWork } from './merge-work.ts'
import { type Run, refuseApart } from './neighbours-apart.ts'
import { refuse } from './refusal.ts'
import type { Id, Scan, Struct } from './scan.ts'
import { StoredItems } from './stored-items.ts'
import type { Work } from './work.ts'

/** Where a struct belongs. `void`: its surroundings are deleted, so Yjs will keep nothing of it but its clocks. */
export type Place =
  | { state: 'placed'; holder: Holder; key: string | null; made: Holder | null; bounds: Bounds; runStart: number }
  | { state: 'void' }

const VOID: Place = { state: 'void' }

/** One client's structs and how far they are placed. */
type Lane = { structs: Struct[]; next: number }

/**
 * Finds the place of every struct of an update, in an order in which Yjs can merge them. The store decides first: an id
 * that the document holds is what the document says, whatever the update claims. Throws `Refused`.
 */
export function resolveRoots(doc: Y.Doc, scan: Scan, work: Work): Map<Struct, Place> {
  return new Resolver(doc, scan, work).resolveAll()
}

class Resolver {
  readonly #stored: StoredItems
  readonly #scan: Scan
  readonly #holders: Holders
  readonly #work: Work
  readonly #mergeWork: MergeWork
  readonly #lanes = new Map<number, Lane>()
  readonly #places = new Map<Struct, Place>()

  constructor(doc: Y.Doc, scan: Scan, work: Work) {
    this.#stored = new StoredItems(doc.store)
    this.#scan = scan
    this.#holders = new Holders(doc)
    this.#work = work
    this.#mergeWork = new MergeWork(this.#stored, work)
    for (const [client, structs] of scan.structs) {
      let expected = Y.getState(doc.store, client)
      for (const struct of structs) {
        if (struct.clock !== expected || struct.kind === 'skip') refuse('clockGap')
        expected += struct.length
      }
      this.#lanes.set(client, { structs, next: 0 })
    }
  }

  resolveAll(): Map<Struct, Place> {
    // The order in which Yjs merges: what takes a search depends on what stands there before.
    const clients = [...this.#lanes.keys()]
    if (clients.length > 1) clients.sort((a, b) => b - a)
    for (const client of clients) this.#advance(this.#lanes.get(client)!)
    return this.#places
  }

  /** Places a lane's structs, and before each those of other lanes that it builds on: without recursion. */
  #advance(first: Lane): void {
    let missing = this.#placeUpTo(first, Number.POSITIVE_INFINITY)
    if (missing === null) return
    const waiting = [{ lane: first, until: Number.POSITIVE_INFINITY }]
    const busy = new Set([first])
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      if (missing !== null) {
        const lane = this.#lanes.get(missing.client)!
        if (busy.has(lane)) refuse('orderingCycle')
        busy.add(lane)
        top = { lane, until: missing.clock }
        waiting.push(top)
      }
      missing = this.#placeUpTo(top.lane, top.until)
      if (missing !== null) continue
      waiting.pop()
      busy.delete(top.lane)
    }
  }

  /** Places a lane's structs as far as a clock; an id that has to be placed before that is possible, or null. */
  #placeUpTo(lane: Lane, until: number): Id | null {
    for (let struct = lane.structs[lane.next]; struct !== undefined; struct = lane.structs[lane.next]) {
      if (struct.clock > until) return null
      const missing = this.#firstUnplaced(struct)
      if (missing !== null) return missing
      this.#places.set(struct, this.#place(struct))
      lane.next += 1
    }
    return null
  }

  /** The first id a struct names that is still to be placed. Refuses ids that neither store nor update holds. */
  #firstUnplaced(struct: Struct): Id | null {
    return (
      this.#unplaced(struct, struct.origin) ??
      this.#unplaced(struct, struct.rightOrigin) ??
      this.#unplaced(struct, struct.parent)
    )
  }

  #unplaced(struct: Struct, id: Id | null): Id | null {
    if (id === null || this.#stored.has(id)) return null
    const lane = this.#lanes.get(id.client)
    const owner = lane && rangeAt(lane.structs, id.clock)
    if (owner === undefined) return refuse('missingDependency')
    if (this.#places.has(owner)) return null
    return id.client === struct.client ? refuse('orderingCycle') : id
  }

  #place(struct: Struct): Place {
    if (struct.kind === 'gc') return VOID
    const around = this.#surroundings(struct)
    if (around === null || around.holder.gone) return VOID
    const { holder, key } = around
    checkShape(struct, holder, key)
    if (key !== null) refuseInPlaceOfText(holder, key)
    if (key !== null && struct.kind === 'value' && struct.length > 1 && !this.#deletedHere(struct)) refuse('manyValues')
    this.#refuseWithinRun(struct)
    const bounds = this.#bounds(struct)
    const fits = this.#mergeWork.charge(struct, holder, key, bounds)
    if (!fits) refuseApart(struct, this.#work, (id) => this.#runAt(id))
    return { state: 'placed', holder, key, made: this.#made(struct, holder), bounds, runStart: this.#runStart(struct) }
  }

  /** What Yjs will take as the parent, or null where it will find something collected and drop the struct. */
  #surroundings(struct: Struct): { holder: Holder; key: string | null } | null {
    if (struct.root !== null) return { holder: this.#holders.root(struct.root), key: struct.key }
    if (struct.parent !== null) {
      const holder = this.#holderAt(struct.parent)
      return holder && { holder, key: struct.key }
    }
    const left = struct.origin && this.#placeOf(struct.origin)
    const right = struct.rightOrigin && this.#placeOf(struct.rightOrigin)
    if (left?.state === 'void' || right?.state === 'void') return null
    const either = left ?? right
    if (either === null) return refuse('malformed')
    // Neighbours are siblings in whatever a correct client sends. So a part of the update that may be kept never builds
    // on a part that may not, and nothing slips from one root into another.
    if (left && right && (left.holder !== right.holder || left.key !== right.key)) refuse('mixedParents')
    return either
  }

  #placeOf(id: Id): { state: 'placed'; holder: Holder; key: string | null } | { state: 'void' } {
    if (!this.#stored.has(id)) return this.#places.get(this.#own(id))!
    const item = this.#stored.at(id)
    if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return VOID
    return { state: 'placed', holder: this.#holders.stored(item.parent), key: item.parentSub }
  }

  #holderAt(id: Id): Holder | null {
    if (!this.#stored.has(id)) {
      const own = this.#own(id)
      const place = this.#places.get(own)!
      if (place.state === 'void' || own.kind === 'deleted') return null
      return place.made ?? refuse('badShape')
    }
    const item = this.#stored.at(id)
    if (!(item instanceof Y.Item)) return null
    if (item.content instanceof Y.ContentType) return this.#holders.stored(item.content.type)
    return item.deleted ? null : refuse('badShape')
  }

  #made(struct: Struct, within: Holder): Holder | null {
    switch (struct.kind) {
      case 'map':
      case 'fragment':
      case 'element':
      case 'xmlText':
        return this.#holders.made(struct.kind, within)
      default:
        return null
    }
  }

  /** A neighbour of this update stands itself between two stored ones. */
  #bounds({ origin, rightOrigin }: Struct): Bounds {
    const around = origin && this.#boundsOfOwn(origin)
    const right = (rightOrigin && this.#boundsOfOwn(rightOrigin)?.right) ?? this.#storedOrNull(rightOrigin)
    if (around === null) return { left: origin, right, known: false }
    return { left: around.left, right, known: sameId(around.right, right) }
  }

  #boundsOfOwn(id: Id): Bounds | null {
    if (this.#stored.has(id)) return null
    const place = this.#places.get(this.#own(id))!
    return place.state === 'placed' ? place.bounds : null
  }

  #storedOrNull(id: Id | null): Id | null {
    return id !== null && this.#stored.has(id) ? id : null
  }

  #deletedHere(struct: Struct): boolean {
    const ranges = this.#scan.deletions.get(struct.client)
    return ranges !== undefined && covers(ranges, struct)
  }

  /**
   * Refuses a right neighbour that stands left of the left one, or is it, in one unbroken run of the update. Yjs joins
   * such a run, and would put the struct inside it once it reads the run in one piece.
   */
  #refuseWithinRun({ origin, rightOrigin }: Struct): void {
    if (origin === null || origin.client !== rightOrigin?.client || this.#stored.has(origin)) return
    const run = this.#places.get(this.#own(origin))!
    if (run.state === 'void' || rightOrigin.clock < run.runStart || rightOrigin.clock > origin.clock) return
    refuse('crossedNeighbours')
  }

  /** The first clock of what the struct goes on with, each piece right behind the last, as far as the update brings it. */
  #runStart({ origin, client, clock }: Struct): number {
    if (origin?.client !== client || origin.clock !== clock - 1 || this.#stored.has(origin)) return clock
    const before = this.#places.get(this.#own(origin))!
    return before.state === 'placed' ? before.runStart : clock
  }

  #runAt(id: Id): Run | null {
    if (!this.#stored.has(id)) return this.#own(id)
    const item = this.#stored.at(id)
    return item instanceof Y.Item ? { client: item.id.client, clock: item.id.clock, origin: item.origin } : null
  }

  #own(id: Id): Struct {
    return rangeAt(this.#lanes.get(id.client)!.structs, id.clock)!
  }
}

function sameId(a: Id | null, b: Id | null): boolean {
  return a === null || b === null ? a === b : a.client === b.client && a.clock === b.clock
}
