import * as Y from 'yjs'
import { refsChangedBy } from './ref-in-doc.ts'
import type { TextRef } from './text-ref.ts'

/**
 * What this person put into a document, and how much of it the server has confirmed. The rest nobody else has seen: when
 * it comes back deleted, it was refused, and the news of that was lost with a line.
 */
export class OwnStructs {
  readonly #doc: Y.Doc
  readonly #earlier = new Set<number>()
  #frames: { n: number; clock: number }[] = []
  #confirmed = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Clients of former documents and of former lives of this tab, whose work stands in this document unconfirmed. */
  get clients(): readonly number[] {
    return [this.#doc.clientID, ...this.#earlier]
  }

  adopt(clients: readonly number[]): void {
    for (const client of clients) this.#earlier.add(client)
  }

  /** Frames are counted anew. */
  opened(): void {
    this.#frames = []
  }

  sent(n: number): void {
    this.#frames.push({ n, clock: Y.getState(this.#doc.store, this.#doc.clientID) })
  }

  saved(n: number): void {
    const answered = this.#frames.filter((frame) => frame.n <= n)
    if (answered.length === 0) return
    this.#frames = this.#frames.filter((frame) => frame.n > n)
    this.#confirmed = Math.max(this.#confirmed, ...answered.map(({ clock }) => clock))
    // The first answer on a line is for all that stood in the document.
    this.#earlier.clear()
  }

  /** Places where a change that came over the line deleted what the server has not confirmed. */
  takenBy(transaction: Y.Transaction): TextRef[] {
    const changed: Y.Transaction['changed'] = new Map()
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || !struct.countable || !this.#isUnconfirmed(struct.id)) return
      const { parent, parentSub } = struct
      if (!(parent instanceof Y.AbstractType)) return
      changed.set(parent, (changed.get(parent) ?? new Set()).add(parentSub))
    })
    return refsChangedBy({ doc: transaction.doc, changed })
  }

  #isUnconfirmed({ client, clock }: Y.ID): boolean {
    return client === this.#doc.clientID ? clock >= this.#confirmed : this.#earlier.has(client)
  }
}
