import * as Y from 'yjs'
import type { Id } from './scan.ts'

/**
 * Finds what the document holds by id, for as long as it does not change. A struct's neighbours are asked for several
 * times in a row, and each time would be a search: the last two answers are kept.
 */
export class StoredItems {
  readonly #store: Y.Doc['store']
  #last: Y.Item | Y.GC | null = null
  #before: Y.Item | Y.GC | null = null

  constructor(store: Y.Doc['store']) {
    this.#store = store
  }

  has({ client, clock }: Id): boolean {
    return clock < Y.getState(this.#store, client)
  }

  /** What holds an id that the document has. */
  at(id: Id): Y.Item | Y.GC {
    if (this.#last !== null && holds(this.#last, id)) return this.#last
    if (this.#before !== null && holds(this.#before, id)) return this.#before
    this.#before = this.#last
    this.#last = Y.getItem(this.#store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    return this.#last
  }

  /** How many pieces a client's work is stored in. */
  piecesOf(client: number): number {
    return this.#store.clients.get(client)?.length ?? 0
  }
}

/** Whether a stored piece holds an id. */
export function holds({ id, length }: Y.Item | Y.GC, { client, clock }: Id): boolean {
  return id.client === client && id.clock <= clock && clock < id.clock + length
}
