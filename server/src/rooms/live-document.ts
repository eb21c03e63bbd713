import { type PlanContent, readPlanContent } from '@planwall/shared/plan/plan-content.ts'
import * as Y from 'yjs'
import { assertUnbroken, type GuardRules, type GuardVerdict, guard } from './guard/guard.ts'
import type { PackedState } from './packed-state.ts'
import { type Asker, type StateAnswer, StateAnswers } from './state-answers.ts'

/** A verdict of which something, or nothing, may be taken, but which is no forgery. */
export type Judged = Exclude<GuardVerdict, { kind: 'refused' }>

/** The plan's document as a room holds it: nothing reaches it past the guard, and what it does by itself is told. */
export class LiveDocument {
  readonly #doc: Y.Doc
  /** As read last, until something changes. */
  #content: PlanContent | null = null
  readonly #answers: StateAnswers

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#answers = new StateAnswers(doc)
  }

  judge(update: Uint8Array, rules: GuardRules): GuardVerdict {
    return guard(this.#doc, update, rules)
  }

  /**
   * Applies what was judged and returns what the document itself changed in return: Yjs deletes marks that have come to
   * show nothing, which others must learn. Throws when the document proves broken, which the guard should have made
   * impossible; it must not be used any more then.
   */
  apply(verdict: Judged): Uint8Array[] {
    this.#content = null
    const origin = { source: 'peer' }
    const inReturn: Uint8Array[] = []
    const noteUpdate = (bytes: Uint8Array, from: unknown) => {
      if (from !== origin) inReturn.push(bytes)
    }
    const check = (transaction: Y.Transaction) => {
      if (transaction.origin === origin) assertUnbroken(this.#doc, verdict.roots, transaction)
    }
    this.#doc.on('update', noteUpdate)
    this.#doc.on('afterTransaction', check)
    try {
      Y.applyUpdate(this.#doc, verdict.update, origin)
      for (const update of [verdict.update, ...inReturn]) this.#answers.changed(update)
      return inReturn
    } finally {
      this.#doc.off('update', noteUpdate)
      this.#doc.off('afterTransaction', check)
    }
  }

  /** What somebody with this state vector is sent; null when the vector cannot be read. */
  answer(stateVector: Uint8Array, asker: Asker): StateAnswer | null {
    return this.#answers.to(stateVector, asker)
  }

  /** The snapshot that an answer offered; null when there is a newer one by now. */
  snapshot(id: string): Promise<PackedState> | null {
    return this.#answers.snapshot(id)
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc)
  }

  /** The plan as plain data; not to be changed, since everybody who asks between two changes gets the same. */
  get content(): PlanContent {
    this.#content ??= readPlanContent(this.#doc)
    return this.#content
  }

  /** How many pieces of work it holds: what every answer with the state goes through, however little is lacking. */
  get size(): number {
    let size = 0
    for (const structs of this.#doc.store.clients.values()) size += structs.length
    return size
  }

  /** Whether work stands under this Yjs client id, or it is the one under which the server writes. */
  hasClient(clientId: number): boolean {
    return clientId === this.#doc.clientID || this.#doc.store.clients.has(clientId)
  }

  destroy(): void {
    this.#doc.destroy()
  }
}
