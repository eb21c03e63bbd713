import type { Role } from '@planwall/shared/meeting/role.ts'
import * as Y from 'yjs'
import type { Disk } from './disk.ts'
import { type HonestText, lettersIn } from './honest-text.ts'
import type { Tab } from './tab.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Something a tab did, which must be on the server's disk once the tab says that everything is. */
type Claim =
  | { kind: 'written'; client: number; end: number; at: number }
  | { kind: 'deleted'; client: number; clock: number; root: string; at: number }

/** A write into the browser's storage has ended after so long, in milliseconds. */
const KEPT_WITHIN_MS = 300

/** Holds every tab to what its header says about saving. */
export class Promises {
  readonly faults: string[] = []
  readonly #disk: Disk
  readonly #text: HonestText
  readonly #time: VirtualTime
  /** When people were last made observers, or ceased to be. */
  readonly #observed = new Map<string, number>()
  readonly #claims = new Map<Tab, Claim[]>()
  /** Letters typed in a tab since it last said that everything is saved. */
  readonly #unsaved = new Map<Tab, Set<string>>()

  constructor(disk: Disk, text: HonestText, time: VirtualTime) {
    this.#disk = disk
    this.#text = text
    this.#time = time
  }

  /** Lets somebody do something in a tab, and notes what has to become of it. */
  noting<T>(tab: Tab, act: () => T): T {
    const { doc } = tab.session.contents
    const note = (transaction: Y.Transaction) => {
      if (transaction.local && transaction.origin !== null) this.#note(tab, transaction)
    }
    doc.on('afterTransaction', note)
    try {
      return this.#text.record(tab, this.#time.now, act)
    } finally {
      doc.off('afterTransaction', note)
    }
  }

  /** Looks at what a tab says now. */
  sample(tab: Tab, role: Role): void {
    if (!tab.isOpen || tab.session.state.getState().save.state !== 'saved') return
    for (const claim of this.#claims.get(tab) ?? []) {
      // What an observer did before they learned that they are one is refused whole; it lies in their tray.
      const observed = role === 'observer' || (this.#observed.get(tab.person) ?? -1) >= claim.at
      if (!observed && !this.#isKept(claim, role)) {
        this.faults.push(`${tab.name} says saved, but the disk lacks what it has ${JSON.stringify(claim)}`)
      }
    }
    this.forget(tab)
  }

  /** This person has just been an observer. */
  observes(person: string): void {
    this.#observed.set(person, this.#time.now)
  }

  /** Nothing is asked any more of what this tab did. */
  forget(tab: Tab): void {
    this.#claims.delete(tab)
    this.#unsaved.delete(tab)
  }

  /** A tab is about to die: what it called neither saved nor kept may be lost. */
  crashed(tab: Tab): void {
    if (!tab.isOpen) return
    const { state } = tab.session.state.getState().save
    const unsaved = [...(this.#unsaved.get(tab) ?? [])]
    this.forget(tab)
    if (unsaved.length === 0 || state === 'saved') return
    const safe = `${JSON.stringify(this.#disk.doc.toJSON())}${tab.disk.words()}`
    for (const each of unsaved) {
      const letter = this.#text.letters.get(each)
      if (!letter || safe.includes(each)) continue
      if (state !== 'offline' || this.#time.now - letter.at < KEPT_WITHIN_MS) letter.excused = `a crash while ${state}`
    }
  }

  #note(tab: Tab, { doc, beforeState, afterState, deleteSet }: Y.Transaction): void {
    const claims = this.#claims.get(tab) ?? []
    const unsaved = this.#unsaved.get(tab) ?? new Set()
    this.#claims.set(tab, claims)
    this.#unsaved.set(tab, unsaved)
    const at = this.#time.now
    const end = afterState.get(doc.clientID) ?? 0
    if (end > (beforeState.get(doc.clientID) ?? 0)) {
      claims.push({ kind: 'written', client: doc.clientID, end, at })
      const structs = doc.store.clients.get(doc.clientID) ?? []
      for (let place = structs.length - 1; place >= 0; place--) {
        const struct = structs[place]!
        if (struct.id.clock < (beforeState.get(doc.clientID) ?? 0)) break
        for (const letter of lettersIn(struct)) unsaved.add(letter)
      }
    }
    for (const [client, ranges] of deleteSet.clients) {
      for (const { clock } of ranges) {
        const item = Y.getItem(doc.store, Y.createID(client, clock))
        claims.push({ kind: 'deleted', client, clock, root: rootNameOf(doc, item), at })
      }
    }
  }

  #isKept(claim: Claim, role: Exclude<Role, 'observer'>): boolean {
    const { store } = this.#disk.doc
    if (claim.kind === 'written') return Y.getState(store, claim.client) >= claim.end
    if (this.#disk.wasClosed(role, claim.root, claim.at)) return true
    if (Y.getState(store, claim.client) <= claim.clock) return false
    return Y.getItem(store, Y.createID(claim.client, claim.clock)).deleted
  }
}

function rootNameOf(doc: Y.Doc, item: Y.Item): string {
  let at: unknown = item
  while (at instanceof Y.Item && at.parent instanceof Y.AbstractType) at = at.parent._item ?? at.parent
  for (const [name, shared] of doc.share) if (shared === at) return name
  return ''
}
