import * as Y from 'yjs'
import { firstEndingAfter } from './clock-search.ts'
import { type Holder, Holders } from './holder.ts'
import { refuseWithoutText } from './made-fields.ts'
import { refuse } from './refusal.ts'
import type { Place } from './resolve-roots.ts'
import type { ClockRange, Scan, Struct } from './scan.ts'
import { STEPS, type Work } from './work.ts'

/** A deletion that changes something, the root it changes, and the stored mark that it takes away, if it is one. */
export type Deletion = ClockRange & { root: string; mark: Y.Item | null }

export type ResolvedDeletions = {
  byClient: ReadonlyMap<number, readonly Deletion[]>
  /** Something was left out because it is deleted already, as a sync step 2 repeats every deletion there ever was. */
  omitted: boolean
  /** What is stored and will be deleted. */
  stored: readonly Y.Item[]
  /** Structs of this update that it deletes itself. */
  fresh: ReadonlySet<Struct>
}

const NOTHING: ResolvedDeletions = { byClient: new Map(), omitted: false, stored: [], fresh: new Set() }

/** Finds the roots that an update's deletions change. Refuses deletions of what nobody has sent yet. */
export function resolveDeletions(
  doc: Y.Doc,
  scan: Scan,
  places: ReadonlyMap<Struct, Place>,
  work: Work,
): ResolvedDeletions {
  if (scan.deletions.size === 0) return NOTHING
  const holders = new Holders(doc)
  const byClient = new Map<number, Deletion[]>()
  const deletedItems: Y.Item[] = []
  const deletedStructs = new Set<Struct>()
  let omitted = false
  for (const [client, ranges] of scan.deletions) {
    const stored = doc.store.clients.get(client) ?? []
    const state = Y.getState(doc.store, client)
    const fresh = scan.structs.get(client) ?? []
    const last = fresh.at(-1)
    const known = last === undefined ? state : last.clock + last.length
    const found: Deletion[] = []
    for (const range of ranges) {
      if (range.clock + range.length > known) refuse('deletesUnknown')
      const before = deletedItems.length
      // Whatever it leaves side by side is joined once.
      let cuts = 1
      for (const item of storedIn(stored, range, state)) {
        work.spend(STEPS.glance)
        if (item.deleted) {
          omitted = true
          continue
        }
        const holder = holderOf(holders, item)
        if (item instanceof Y.Item) {
          refuseWithoutText(item, holder, scan.deletions)
          deletedItems.push(item)
        }
        cuts += Number(item.id.clock < range.clock) + Number(item.id.clock + item.length > range.clock + range.length)
        add(found, overlap(range, { clock: item.id.clock, length: item.length }), holder.root, markOf(item))
      }
      if (deletedItems.length > before) work.spend(cuts * stored.length * STEPS.shift)
      for (const struct of freshIn(fresh, range)) {
        const place = places.get(struct)
        if (place?.state !== 'placed' || struct.kind === 'deleted') omitted = true
        else {
          deletedStructs.add(struct)
          add(found, overlap(range, struct), place.holder.root, null)
        }
      }
    }
    if (found.length > 0) byClient.set(client, found)
  }
  return { byClient, omitted, stored: deletedItems, fresh: deletedStructs }
}

function* storedIn(stored: readonly (Y.Item | Y.GC)[], range: ClockRange, state: number): Generator<Y.Item | Y.GC> {
  if (range.clock >= state) return
  for (let i = Y.findIndexSS(stored as Y.Item[], range.clock); i < stored.length; i++) {
    const item = stored[i]!
    if (item.id.clock >= range.clock + range.length) return
    yield item
  }
}

function* freshIn(fresh: readonly Struct[], range: ClockRange): Generator<Struct> {
  for (let i = firstEndingAfter(fresh, range.clock); i < fresh.length; i++) {
    const struct = fresh[i]!
    if (struct.clock >= range.clock + range.length) return
    yield struct
  }
}

function holderOf(holders: Holders, item: Y.Item | Y.GC): Holder {
  if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return refuse('unknownRoot')
  return holders.stored(item.parent)
}

function overlap(a: ClockRange, b: ClockRange): ClockRange {
  const clock = Math.max(a.clock, b.clock)
  return { clock, length: Math.min(a.clock + a.length, b.clock + b.length) - clock }
}

function markOf(item: Y.Item | Y.GC): Y.Item | null {
  return item instanceof Y.Item && item.content instanceof Y.ContentFormat ? item : null
}

function add(found: Deletion[], { clock, length }: ClockRange, root: string, mark: Y.Item | null): void {
  const last = found.at(-1)
  const continues = last !== undefined && last.root === root && last.clock + last.length === clock
  if (continues && mark === null && last.mark === null) last.length += length
  else found.push({ clock, length, root, mark })
}
