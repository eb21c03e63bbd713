import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import * as Y from 'yjs'
import { assertUnbroken, guard } from '../guard.ts'
import { joinLimits, liveLimits } from '../limits.ts'
import type { GuardRefusal } from '../refusal.ts'
import type { Chance } from './chance.ts'
import { editPlan } from './honest-edit.ts'
import { Finding, type HonestWorld } from './honest-world.ts'
import { forge, mutate } from './hostile-frame.ts'
import { contentOf, contentsOf, copyOf, newDoc, rootNames, sectionRoots } from './plan.ts'
import { Reading } from './reading.ts'

export type HostileCounts = {
  frames: number
  accepted: number
  filtered: number
  refused: Partial<Record<GuardRefusal, number>>
}

/** What Mallory may write; all other roots are the ones to break. */
const open = ['section:vision', 'section:values', 'wall:meeting1:vision']
const locked = rootNames.filter((name) => !open.includes(name))
/**
 * Frames that one copy of the room takes before it is read again from what it stores, and given up for a fresh one. With
 * many, the later ones delete what the earlier ones have broken.
 */
const TAKEN_PER_ROOM = 25
/** Honest frames that a room keeps at hand to be broken. */
const SAMPLES = 12

/** Where the frames that passed come from, as Yjs tells it. */
const MALLORY = 'mallory'

type Attack = { update: Uint8Array; honest: boolean }

/**
 * Mallory, a member who speaks the raw protocol, against copies of a living room and of a colleague's browser that
 * keeps what it can undo. Whatever passes the guard must leave the locked roots as they were, on both.
 */
export class HostileWorld {
  readonly counts: HostileCounts = { frames: 0, accepted: 0, filtered: 0, refused: {} }
  readonly #chance: Chance
  readonly #roomState: Uint8Array
  readonly #browserState: Uint8Array
  readonly #ids: readonly number[]
  /** Everybody else's ids and how far their work goes. */
  readonly #foreign: ReadonlyMap<number, number>
  readonly #samples: readonly Uint8Array[]
  /** What the others were told of since the room was made. */
  #told: Uint8Array[] = []
  #room = newDoc()
  #browser = newDoc()
  /** Mallory's own browser, and how much of what was told it has read. */
  #own = newDoc()
  #ownHasRead = 0
  #locked: Locked[] = []
  #made: Made[] = []
  #mayChange: ReadonlySet<string> = new Set()
  #taken = 0

  constructor(chance: Chance, honest: HonestWorld) {
    this.#chance = chance
    const colleague = honest.people[0]!.doc
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(honest.room), 'room')
    this.#roomState = Y.encodeStateAsUpdate(honest.room)
    this.#browserState = Y.encodeStateAsUpdate(colleague)
    this.#ids = [chance.clientId(), chance.clientId(), chance.clientId()]
    this.#foreign = Y.decodeStateVector(Y.encodeStateVector(honest.room))
    this.#renew()
    this.#samples = Array.from({ length: SAMPLES }, () => this.#edit(copyOf(this.#room), rootNames))
  }

  frame(): void {
    this.counts.frames += 1
    const { update, honest } = this.#attack()
    const size = this.#room.share.size
    const verdict = guard(this.#room, update, {
      // A name that no plan has must not get as far as this question.
      mayWrite: (root) => open.includes(root) || parseRootName(root) === null,
      claim: (id) => (this.#foreign.has(id) ? 'other' : this.#ids.includes(id) ? 'own' : 'free'),
      limits: this.#chance.oneIn(2) ? liveLimits : joinLimits,
    })
    if (honest && verdict.kind !== 'accepted') throw new Finding(`an honest frame is ${verdict.kind}: ${hex(update)}`)
    if (verdict.kind === 'refused') {
      if (verdict.reason === 'unforeseen') throw new Finding(`the guard itself failed on ${hex(update)}`)
      this.counts.refused[verdict.reason] = (this.counts.refused[verdict.reason] ?? 0) + 1
      return
    }
    this.counts[verdict.kind] += 1
    this.#taken += 1
    this.#mayChange = verdict.roots
    try {
      this.#told.push(verdict.update)
      Y.applyUpdate(this.#room, verdict.update, MALLORY)
      Y.applyUpdate(this.#browser, verdict.update)
      this.#check(size)
    } catch (error) {
      throw new Finding(`${error} after ${hex(update)} became ${hex(verdict.update)}`)
    }
    if (this.#taken % TAKEN_PER_ROOM === 0) this.#renew()
  }

  /** Reads the last copy of the room once more, as at the end of each. */
  finish(): void {
    this.#reload()
  }

  #attack(): Attack {
    switch (this.#chance.below(24)) {
      case 0:
        return { update: this.#honestly(), honest: true }
      case 1:
      case 2:
      case 3: {
        const sample = this.#chance.oneIn(20)
          ? this.#edit(copyOf(this.#room), rootNames)
          : this.#chance.pick(this.#samples)
        return { update: mutate(sample, this.#room, this.#chance), honest: false }
      }
      default: {
        const ids = this.#chance.oneIn(30) ? [...this.#foreign.keys()] : this.#ids
        const forged = forge(this.#room, ids, this.#chance)
        const update = this.#chance.oneIn(8) ? mutate(forged, this.#room, this.#chance) : forged
        return { update, honest: false }
      }
    }
  }

  /** What a correct client of Mallory's sends for an edit of open roots, whatever was forged before: always taken. */
  #honestly(): Uint8Array {
    for (const update of this.#told.slice(this.#ownHasRead)) Y.applyUpdate(this.#own, update)
    this.#ownHasRead = this.#told.length
    return this.#edit(this.#own, open)
  }

  #edit(doc: Y.Doc, roots: readonly string[]): Uint8Array {
    doc.clientID = this.#chance.pick(this.#ids)
    const before = Y.encodeStateVector(doc)
    const updates: Uint8Array[] = []
    const note = (update: Uint8Array) => updates.push(update)
    doc.on('update', note)
    editPlan(doc, roots, this.#chance)
    doc.off('update', note)
    // Or Yjs, hearing of that work again, would take it for somebody else's under the same id.
    doc.clientID = 0
    if (updates.length === 0) return Y.encodeStateAsUpdate(doc, before)
    return Y.mergeUpdates(updates)
  }

  #check(sizeBefore: number): void {
    for (const doc of [this.#room, this.#browser]) {
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('work is pending')
    }
    for (const [id, clock] of this.#foreign) {
      if (Y.getState(this.#room.store, id) !== clock) throw new Error("a foreign id's clock moved")
    }
    if (this.#room.share.size !== sizeBefore) throw new Error('a new root')
    for (const { name, reading, content } of this.#locked) {
      if (reading.content() !== content) throw new Error(`${name} is broken`)
    }
    for (const { within, key, type } of this.#made) {
      if (!within._item?.deleted && within.get(key) !== type) throw new Error(`${key} has lost its place`)
    }
  }

  #renew(): void {
    if (this.#taken > 0) this.#reload()
    this.#told = [this.#roomState]
    this.#room = load(this.#roomState)
    // As in the server: everybody is told what passed as it passed, and what Yjs tidies up in return.
    this.#room.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== MALLORY) this.#told.push(update)
    })
    this.#room.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === MALLORY) assertUnbroken(this.#room, this.#mayChange, transaction)
    })
    this.#made = madeIn(this.#room)
    this.#browser = load(this.#browserState, { gc: false })
    this.#own = newDoc()
    this.#ownHasRead = 0
    this.#locked = [...watch(this.#room, 'in the room'), ...watch(this.#browser, "in a colleague's browser")]
  }

  /** A document that passed the guard can be stored and read again, and tells everybody the same. */
  #reload(): void {
    const again = contentsOf(load(Y.encodeStateAsUpdate(this.#room)))
    const browser = contentsOf(this.#browser)
    const merged = contentsOf(load(Y.mergeUpdates(this.#told)))
    for (const [root, content] of contentsOf(this.#room)) {
      if (content !== again.get(root)) throw new Finding(`${root} reads differently after a reload`)
      if (content !== merged.get(root)) throw new Finding(`${root} differs for whoever is told all at once`)
      if (content !== browser.get(root)) throw new Finding(`${root} differs between the room and a browser`)
    }
    for (const { name, root, doc, content } of this.#locked) {
      if (contentOf(doc, root) !== content) throw new Finding(`${name} is broken`)
    }
  }
}

/** A root that may not change, what could be read in it at first, and in which document. */
type Locked = { name: string; doc: Y.Doc; root: string; reading: Reading; content: string }

function watch(doc: Y.Doc, where: string): Locked[] {
  return locked.map((root) => {
    const reading = new Reading(doc, root)
    return { name: `${root} ${where}`, doc, root, reading, content: reading.content() }
  })
}

/** A text or a table that stays where it is, as long as what it stands in does. */
type Made = { within: Y.Map<unknown>; key: string; type: unknown }

function madeIn(doc: Y.Doc): Made[] {
  const values = doc.getMap('section:values')
  const table = values.get('values')
  const rows = table instanceof Y.Map ? [...table.values()].filter((row) => row instanceof Y.Map) : []
  return [
    ...sectionRoots.map((root) => ({ within: doc.getMap<unknown>(root), key: 'why' })),
    { within: values, key: 'values' },
    ...rows.map((row: Y.Map<unknown>) => ({ within: row, key: 'name' })),
  ].map(({ within, key }) => ({ within, key, type: within.get(key) }))
}

function load(state: Uint8Array, options?: { gc: boolean }): Y.Doc {
  const doc = newDoc(options)
  Y.applyUpdate(doc, state)
  for (const name of rootNames) doc.getMap(name)
  return doc
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
