import * as Y from 'yjs'
import { guard } from '../guard.ts'
import { joinLimits, liveLimits } from '../limits.ts'
import type { GuardRefusal } from '../refusal.ts'
import type { Chance } from './chance.ts'
import { editPlan } from './honest-edit.ts'
import { Finding, type HonestWorld } from './honest-world.ts'
import { forge, mutate } from './hostile-frame.ts'
import { contentOf, contentsOf, rootNames } from './plan.ts'

export type HostileCounts = {
  frames: number
  accepted: number
  filtered: number
  refused: Partial<Record<GuardRefusal, number>>
}

/** What Mallory may write; all other roots are the ones to break. */
const open = ['section:vision', 'wall:meeting1:vision']
const locked = rootNames.filter((name) => !open.includes(name))
const FRAMES_PER_ROOM = 12

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
  /** What the others were told of since the room was made. */
  #told: Uint8Array[] = []
  #room = new Y.Doc()
  #browser = new Y.Doc()
  #lockedInRoom = new Map<string, string>()
  #lockedInBrowser = new Map<string, string>()
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
  }

  frame(): void {
    this.counts.frames += 1
    const update = this.#attack()
    const size = this.#room.share.size
    const verdict = guard(this.#room, update, {
      mayWrite: (root) => open.includes(root),
      claim: (id) => (this.#foreign.has(id) ? 'other' : this.#ids.includes(id) ? 'own' : 'free'),
      limits: this.#chance.oneIn(2) ? liveLimits : joinLimits,
    })
    if (verdict.kind === 'refused') {
      if (verdict.reason === 'unforeseen') throw new Finding(`the guard itself failed on ${hex(update)}`)
      this.counts.refused[verdict.reason] = (this.counts.refused[verdict.reason] ?? 0) + 1
      return
    }
    this.counts[verdict.kind] += 1
    this.#taken += 1
    try {
      Y.applyUpdate(this.#room, verdict.update)
      Y.applyUpdate(this.#browser, verdict.update)
      this.#check(size)
    } catch (error) {
      throw new Finding(`${error} after ${hex(update)} became ${hex(verdict.update)}`)
    }
    if (this.#taken % FRAMES_PER_ROOM === 0) this.#renew()
  }

  #attack(): Uint8Array {
    switch (this.#chance.below(24)) {
      case 0:
        return this.#honestly(open)
      case 1:
      case 2:
      case 3:
        return mutate(this.#honestly(rootNames), this.#room, this.#chance)
      default: {
        const ids = this.#chance.oneIn(30) ? [...this.#foreign.keys()] : this.#ids
        const forged = forge(this.#room, ids, this.#chance)
        return this.#chance.oneIn(8) ? mutate(forged, this.#room, this.#chance) : forged
      }
    }
  }

  /** What a correct client of Mallory's would send for an edit; honest edits in open roots must always go through. */
  #honestly(roots: readonly string[]): Uint8Array {
    const own = new Y.Doc()
    Y.applyUpdate(own, Y.encodeStateAsUpdate(this.#room))
    own.clientID = this.#chance.pick(this.#ids)
    const before = Y.encodeStateVector(own)
    const updates: Uint8Array[] = []
    own.on('update', (update: Uint8Array) => updates.push(update))
    editPlan(own, roots, this.#chance)
    if (updates.length === 0) return Y.encodeStateAsUpdate(own, before)
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
    for (const root of locked) {
      if (contentOf(this.#room, root) !== this.#lockedInRoom.get(root)) throw new Error(`${root} broken in the room`)
      if (contentOf(this.#browser, root) !== this.#lockedInBrowser.get(root)) throw new Error(`${root} broken at Ben's`)
    }
  }

  #renew(): void {
    if (this.#taken > 0) this.#reload()
    this.#told = [this.#roomState]
    this.#room = load(this.#roomState, true)
    this.#room.on('update', (update: Uint8Array) => this.#told.push(update))
    this.#browser = load(this.#browserState, false)
    this.#lockedInRoom = new Map(locked.map((root) => [root, contentOf(this.#room, root)]))
    this.#lockedInBrowser = new Map(locked.map((root) => [root, contentOf(this.#browser, root)]))
  }

  /** A document that passed the guard can be stored and read again, and tells everybody the same. */
  #reload(): void {
    const again = load(Y.encodeStateAsUpdate(this.#room), true)
    const browser = contentsOf(this.#browser)
    const room = contentsOf(this.#room)
    const merged = contentsOf(load(Y.mergeUpdates(this.#told), true))
    for (const [root, content] of contentsOf(again)) {
      if (content !== room.get(root)) throw new Finding(`${root} reads differently after a reload`)
      if (content !== merged.get(root)) throw new Finding(`${root} differs for whoever is told all at once`)
      if (content !== browser.get(root)) throw new Finding(`${root} differs between the room and a browser`)
    }
  }
}

function load(state: Uint8Array, gc: boolean): Y.Doc {
  const doc = new Y.Doc({ gc })
  Y.applyUpdate(doc, state)
  for (const name of rootNames) doc.getMap(name)
  return doc
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
