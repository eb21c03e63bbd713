import * as Y from 'yjs'
import { type GuardVerdict, guard } from '../guard.ts'
import { joinLimits, liveLimits } from '../limits.ts'
import type { Chance } from './chance.ts'
import { editPlan } from './honest-edit.ts'
import { contentsOf, copyOf, createSmallPlan, newDoc, rootNames } from './plan.ts'
import { Reading } from './reading.ts'

export class Finding extends Error {}

export type HonestCounts = { frames: number; filtered: number; voided: number; steps: number; races: number }

type Person = {
  name: string
  doc: Y.Doc
  undo: Map<string, Y.UndoManager>
  online: boolean
  outbox: Uint8Array[]
  inbox: Uint8Array[]
  /** Roots this person believes to be open. */
  believes: Set<string>
  /** Roots the server lets this person write. */
  open: Set<string>
}

/**
 * A room and honest people: they type, mark, undo, delete at once, lose the line and come back. Every frame passes the
 * guard and is compared with what Yjs alone makes of it. Throws `Finding` when the guard is wrong.
 */
export class HonestWorld {
  readonly room: Y.Doc
  readonly people: Person[]
  readonly counts: HonestCounts = { frames: 0, filtered: 0, voided: 0, steps: 0, races: 0 }
  readonly #chance: Chance
  /** With races, locks fall while frames are on their way; without, nothing of an honest person may be refused. */
  readonly #races: boolean
  readonly #owners = new Map<number, string>()
  #sender: Person | null = null
  /** What Yjs alone makes of everything, as long as nothing was left out; from then on again what the room holds. */
  #alone: Y.Doc
  readonly #roomReadings: readonly Reading[]
  #aloneReadings: readonly Reading[]
  /** What could be read in the room's roots after the last frame. */
  #before: readonly string[]

  constructor(chance: Chance, options: { races: boolean }) {
    this.#chance = chance
    this.#races = options.races
    this.room = createSmallPlan(chance.clientId())
    this.room.clientID = chance.clientId()
    this.room.on('update', (update: Uint8Array) => {
      for (const person of this.people) if (person !== this.#sender && person.online) person.inbox.push(update)
      // What Yjs tidies up by itself comes after the sender's own transaction and concerns the sender as well.
      this.#sender = null
    })
    this.#alone = copyOf(this.room)
    this.#roomReadings = readingsOf(this.room)
    this.#aloneReadings = readingsOf(this.#alone)
    this.#before = this.#roomReadings.map((reading) => reading.content())
    this.people = ['facilitator', 'ana', 'ben', 'cleo'].map((name) => {
      const person: Person = {
        name,
        doc: newDoc(),
        undo: new Map(),
        online: true,
        outbox: [],
        inbox: [],
        believes: new Set(rootNames),
        open: new Set(rootNames),
      }
      this.#open(person, Y.encodeStateAsUpdate(this.room))
      return person
    })
  }

  step(): void {
    const person = this.#chance.pick(this.people)
    const move = this.#chance.below(40)
    if (move === 0) this.#changeLocks()
    else if (move === 1 && person.online) this.#leave(person)
    else if (move <= 5 && !person.online) this.#comeBack(person)
    else if (move === 6) this.#reload(person)
    else if (move <= 10) this.#undo(person)
    else if (move <= 16) this.#flush(person)
    else if (move <= 20) this.#read(person)
    else editPlan(person.doc, [...person.believes], this.#chance)
  }

  /** Everybody comes back and reads everything: then everybody must see the same. */
  settle(): void {
    for (let round = 0; round < 3; round++) {
      for (const person of this.people) {
        if (!person.online) this.#comeBack(person)
        this.#flush(person)
      }
      for (const person of this.people) this.#read(person)
    }
    const room = contentsOf(this.room)
    for (const person of this.people) {
      this.#flush(person)
      for (const [root, content] of contentsOf(person.doc)) {
        if (content !== room.get(root)) throw new Finding(`${person.name} and the room see different ${root}`)
      }
    }
  }

  #open(person: Person, state: Uint8Array): void {
    person.doc = newDoc()
    person.doc.clientID = this.#chance.clientId()
    Y.applyUpdate(person.doc, state, 'room')
    person.undo = new Map(
      rootNames.map((name) => [
        name,
        new Y.UndoManager(person.doc.getMap(name), { captureTimeout: Number.POSITIVE_INFINITY }),
      ]),
    )
    person.outbox = []
    person.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'room' && person.online) person.outbox.push(update)
    })
  }

  #undo(person: Person): void {
    const undo = person.undo.get(this.#chance.pick([...person.believes]))
    switch (this.#chance.below(3)) {
      case 0:
        undo?.undo()
        break
      case 1:
        undo?.redo()
        break
      default:
        undo?.stopCapturing()
    }
  }

  #changeLocks(): void {
    const open = new Set(rootNames.filter(() => !this.#chance.oneIn(3)))
    if (open.size === 0) open.add(rootNames[0]!)
    for (const person of this.people) {
      if (person.name === 'facilitator') continue
      if (this.#races) {
        person.open = new Set(open)
        if (this.#chance.oneIn(2)) person.believes = new Set(open)
        continue
      }
      if (!person.online) continue
      this.#flush(person)
      person.open = new Set(open)
      person.believes = new Set(open)
    }
  }

  #leave(person: Person): void {
    person.online = false
    person.inbox = []
    person.outbox = []
  }

  #comeBack(person: Person): void {
    const roomKnows = this.#chance.oneIn(4) ? undefined : Y.encodeStateVector(this.room)
    const offline = Y.encodeStateAsUpdate(person.doc, roomKnows)
    person.online = true
    person.inbox = [Y.encodeStateAsUpdate(this.room, Y.encodeStateVector(person.doc))]
    this.counts.steps += 1
    this.#send(person, offline, 'step2')
    this.#read(person)
    person.believes = new Set(person.open)
  }

  /** As after a reload with a local store: a new client id on top of the work of the earlier ones. */
  #reload(person: Person): void {
    if (person.online) this.#flush(person)
    this.#open(person, Y.encodeStateAsUpdate(person.doc))
  }

  #read(person: Person): void {
    const inbox = person.inbox.splice(0)
    if (inbox.length > 1 && this.#chance.oneIn(2)) Y.applyUpdate(person.doc, Y.mergeUpdates(inbox), 'room')
    else for (const update of inbox) Y.applyUpdate(person.doc, update, 'room')
  }

  #flush(person: Person): void {
    for (let update = person.outbox.shift(); update !== undefined; update = person.outbox.shift()) {
      this.#send(person, update, 'live')
    }
  }

  #send(person: Person, update: Uint8Array, kind: 'live' | 'step2'): void {
    this.counts.frames += 1
    const verdict = guard(this.room, update, {
      mayWrite: (root) => person.open.has(root),
      claim: (id) => (this.#owners.get(id) === person.name ? 'own' : this.#owners.has(id) ? 'other' : 'free'),
      limits: kind === 'live' ? liveLimits : joinLimits,
    })
    if (verdict.kind === 'refused')
      throw new Finding(`an honest ${kind} of ${person.name} is refused: ${verdict.reason}`)
    if (verdict.kind === 'filtered') this.counts.filtered += 1
    if (verdict.kind === 'filtered' && verdict.voided) this.counts.voided += 1
    const refused = verdict.kind === 'filtered' ? verdict.refusedRoots : new Set<string>()
    if (refused.size > 0 && !this.#races && !this.#isOvertakenTidying(update))
      throw new Finding(`open work of ${person.name} is refused in ${[...refused]}`)

    Y.applyUpdate(this.#alone, update)
    for (const id of verdict.claims) this.#owners.set(id, person.name)
    this.#sender = person
    Y.applyUpdate(this.room, verdict.update, person)
    this.#sender = null
    this.#compare(verdict, refused)
    if (verdict.kind === 'filtered') {
      this.#alone = copyOf(this.room)
      this.#aloneReadings = readingsOf(this.#alone)
    }
    if (refused.size > 0) {
      this.counts.races += 1
      // The person's document is built anew from the room's; what was refused waits in the rescue tray.
      this.#open(person, Y.encodeStateAsUpdate(this.room))
      person.inbox = []
    }
  }

  /**
   * Whether it does nothing but take marks away, as every client's Yjs does by itself where they show nothing. By the time
   * it comes somebody may have written between them, and then it would change what a closed section says.
   */
  #isOvertakenTidying(update: Uint8Array): boolean {
    const { structs, ds } = Y.decodeUpdate(update)
    const isMark = (client: number, clock: number) => {
      const item: Y.Item | Y.GC = Y.getItem(this.room.store, Y.createID(client, clock))
      return !(item instanceof Y.Item) || item.deleted || item.content instanceof Y.ContentFormat
    }
    return (
      structs.length === 0 &&
      [...ds.clients].every(([client, deletions]) =>
        deletions.every(({ clock, len }) =>
          Array.from({ length: len }, (_, n) => clock + n).every((at) => isMark(client, at)),
        ),
      )
    )
  }

  #compare(verdict: Exclude<GuardVerdict, { kind: 'refused' }>, refused: ReadonlySet<string>): void {
    for (const { store } of [this.room, this.#alone])
      if (store.pendingStructs || store.pendingDs) throw new Finding('honest work is pending')
    const now = this.#roomReadings.map((reading) => reading.content())
    for (const [at, root] of rootNames.entries()) {
      const changed = now[at] !== this.#before[at]
      if (refused.has(root)) {
        if (changed) throw new Finding(`${root} changed although it was refused`)
      } else if (now[at] !== this.#aloneReadings[at]!.content())
        throw new Finding(`${root} is not what Yjs alone makes of it`)
      if (changed && !verdict.roots.has(root)) throw new Finding(`${root} changed unannounced`)
    }
    this.#before = now
  }
}

function readingsOf(doc: Y.Doc): Reading[] {
  return rootNames.map((root) => new Reading(doc, root))
}
