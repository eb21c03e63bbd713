import type * as Y from 'yjs'
import { refsChangedBy, wordsAt } from './ref-in-doc.ts'
import {
  isPending,
  learn,
  noFacts,
  type SaveEvent,
  type SaveFacts,
  type SaveState,
  saveState,
  sentBefore,
  wouldLose,
} from './save-state.ts'
import { saysAllOf } from './says-all-of.ts'
import { isWithin, type TextRef } from './text-ref.ts'
import { textOf, UnconfirmedWork, type WorkEntry } from './unconfirmed-work.ts'

/** What this person did, and where it is on disk. Tells each change of what the header should say. */
export class Ledger {
  readonly #now: () => number
  readonly #tell: (save: SaveState) => void
  #work = new UnconfirmedWork()
  /** Work in documents that were exchanged and still wait for their last answers. */
  readonly #draining = new Set<UnconfirmedWork>()
  #facts: SaveFacts
  #told = ''

  constructor(now: () => number, tell: (save: SaveState) => void) {
    this.#now = now
    this.#tell = tell
    this.#facts = noFacts(now())
  }

  /** Work in the document that is shown which the server has not confirmed. */
  get work(): WorkEntry[] {
    return this.#work.entries
  }

  /** The same, to be asked later: it stays with the document it was done in. */
  get source(): { readonly entries: readonly WorkEntry[] } {
    return this.#work
  }

  get isPending(): boolean {
    return isPending(this.#facts)
  }

  /** Closing the tab now would lose something. */
  get wouldLose(): boolean {
    return wouldLose(this.#facts) || this.#state().state === 'notSaved'
  }

  /** Nothing was answered on this socket yet. */
  get isUnanswered(): boolean {
    return this.#facts.acked === 0
  }

  learn(event: SaveEvent): void {
    this.#facts = learn(this.#facts, event)
    if (event.type === 'saved') this.#work.confirm(this.#facts.confirmed)
    this.#publish()
  }

  /** Notes a change of ours and answers its number. */
  changed(transaction: Y.Transaction): number {
    this.#facts = learn(this.#facts, { type: 'changed' })
    const { changed } = this.#facts
    for (const ref of refsChangedBy(transaction)) {
      this.#work.note(ref, wordsAt(transaction.doc, ref), changed, this.#now())
    }
    this.#publish()
    return changed
  }

  /** Work of an earlier life of this tab that this browser kept in this document and the server has not confirmed. */
  restore(kept: readonly WorkEntry[], doc: Y.Doc): void {
    if (kept.length === 0) return
    // Another tab may have kept that somebody else took it away, before anybody said whether it had come.
    const work = kept.map((entry) => (stillStands(entry, doc) ? entry : { ...entry, refused: true }))
    this.#facts = learn(this.#facts, { type: 'changed' })
    this.#work.restore(work, this.#facts.changed)
    if (work.some(({ refused }) => refused)) this.learn({ type: 'refused' })
    this.learn({ type: 'kept', upTo: this.#facts.changed })
  }

  /**
   * The work that the n-th frame carried, and what came after it. Some of it was refused, so none of it counts as
   * confirmed before it is handed over.
   */
  refused(n: number): WorkEntry[] {
    const before = sentBefore(this.#facts, n)
    return this.#refuse((entry) => entry.change > before)
  }

  /** The same for all work in these roots. */
  refusedIn(roots: ReadonlySet<string>): WorkEntry[] {
    return this.#refuse((entry) => roots.has(entry.root))
  }

  /** The same for all work in these places, in what they stand in, and in what stands in them. */
  refusedAt(refs: readonly TextRef[]): WorkEntry[] {
    return this.#refuse((entry) => refs.some((ref) => isWithin(entry, ref) || isWithin(ref, entry)))
  }

  /**
   * Another document is shown, and another socket counts from now. The work that `isLeft` names still waits for an answer
   * to the former document, until `drained`; the rest was taken by the server or lies in the tray. Null: nothing waits.
   */
  handOver(frames: { sent: number; acked: number }, isLeft: ((entry: WorkEntry) => boolean) | null): UnconfirmedWork {
    const left = this.#work.only(isLeft ?? (() => false))
    if (isLeft) this.#draining.add(left)
    this.#work = new UnconfirmedWork()
    this.#facts = { ...this.#facts, ...frames, line: 'open' }
    this.learn({ type: 'handedOver', drains: this.#draining.size > 0 })
    return left
  }

  /** All of it has been answered. */
  drained(work: UnconfirmedWork): void {
    this.#draining.delete(work)
    this.learn({ type: 'drained', all: this.#draining.size === 0 })
  }

  /** Begins anew, as nobody who has done anything. */
  reset(): void {
    this.#work.clear()
    this.#draining.clear()
    this.#facts = noFacts(this.#now())
    this.#publish()
  }

  #refuse(isRefused: (entry: WorkEntry) => boolean): WorkEntry[] {
    const refused = this.#work.refuse(isRefused)
    if (refused.length > 0) this.learn({ type: 'refused' })
    return refused
  }

  #state(): SaveState {
    const all = [...this.#draining, this.#work]
    return saveState(this.#facts, {
      changes: all.reduce((sum, { size }) => sum + size, 0),
      text: () => textOf(all.flatMap(({ entries }) => entries)),
    })
  }

  #publish(): void {
    const save = this.#state()
    const said = JSON.stringify(save)
    if (said === this.#told) return
    this.#told = said
    this.#tell(save)
  }
}

function stillStands(entry: WorkEntry, doc: Y.Doc): boolean {
  return entry.removed === true || saysAllOf(wordsAt(doc, entry) ?? '', entry.words)
}
