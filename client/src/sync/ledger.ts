import type * as Y from 'yjs'
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
import { refsChangedBy, wordsAt } from './text-ref.ts'
import { UnconfirmedWork, type WorkEntry } from './unconfirmed-work.ts'

/** What this person did, and where it is on disk. Tells each change of what the header should say. */
export class Ledger {
  readonly #now: () => number
  readonly #tell: (save: SaveState) => void
  readonly #work = new UnconfirmedWork()
  #facts: SaveFacts
  #told = ''

  constructor(now: () => number, tell: (save: SaveState) => void) {
    this.#now = now
    this.#tell = tell
    this.#facts = noFacts(now())
  }

  /** Work that the server has not confirmed. */
  get work(): WorkEntry[] {
    return this.#work.entries
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

  /** Work of an earlier life of this tab that this browser kept and the server has not confirmed. */
  restore(work: readonly WorkEntry[]): void {
    if (work.length === 0) return
    this.#facts = learn(this.#facts, { type: 'changed' })
    this.#work.restore(work, this.#facts.changed)
    this.learn({ type: 'kept', upTo: this.#facts.changed })
  }

  /** The work that the n-th frame carried, and what came after it. */
  workOfFrame(n: number): WorkEntry[] {
    return this.#work.since(sentBefore(this.#facts, n))
  }

  /** Everything so far has been given over to the tray or to a document that drains; another socket counts from now. */
  handOver(frames: { sent: number; acked: number }): void {
    this.#work.clear()
    this.#facts = { ...this.#facts, ...frames, line: 'open' }
    this.learn({ type: 'handedOver' })
  }

  /** Begins anew, as nobody who has done anything. */
  reset(): void {
    this.#work.clear()
    this.#facts = noFacts(this.#now())
    this.#publish()
  }

  #state(): SaveState {
    return saveState(this.#facts, { changes: this.#work.size, text: () => this.#work.text() })
  }

  #publish(): void {
    const save = this.#state()
    const said = JSON.stringify(save)
    if (said === this.#told) return
    this.#told = said
    this.#tell(save)
  }
}
