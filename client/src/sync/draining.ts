import * as Y from 'yjs'
import type { Ledger } from './ledger.ts'
import type { Replica } from './replica.ts'
import { type Refusal, rescue, type TrayItem } from './rescue.ts'
import type { UnconfirmedWork } from './unconfirmed-work.ts'

export type DrainingOptions = {
  /** The document that is shown now. */
  shown(): Replica
  ledger: Ledger
  newId(): string
  rescued(items: TrayItem[]): void
  /** Nothing of this document waits for an answer any more; its socket is closed. */
  drained(replica: Replica): void
}

type Drain = { work: UnconfirmedWork; refusals: Omit<Refusal, 'work'>[]; isDead: boolean; leave(): void }

/**
 * Documents that were exchanged before the server had answered all of them. Each stays connected, and its work counts as
 * unconfirmed, until the server has, and until the document that is shown has got all of it: only then can be said what
 * was not taken.
 */
export class Draining {
  readonly #options: DrainingOptions
  readonly #drains = new Map<Replica, Drain>()

  constructor(options: DrainingOptions) {
    this.#options = options
  }

  /** `refusals`: what of this document was refused already, and may have taken more with it than was named. */
  add(replica: Replica, work: UnconfirmedWork, refusals: readonly Omit<Refusal, 'work'>[]): void {
    const drain: Drain = { work, refusals: [...refusals], isDead: false, leave: () => undefined }
    drain.leave = replica.listen({
      heard: (message) => {
        if (message.kind === 'refused') drain.refusals.push(refusalOf(message.body))
        this.check()
      },
      taken: () => drain.refusals.push({ why: 'void', roots: null }),
      ended: () => {
        // What was not answered by now never will be.
        drain.isDead = true
        drain.refusals.push({ why: 'void', roots: null })
        this.check()
      },
    })
    this.#drains.set(replica, drain)
  }

  /** To be called whenever the document that is shown has changed. */
  check(): void {
    for (const [replica, drain] of this.#drains) {
      const isAnswered = replica.isAnswered && covers(this.#options.shown().doc, replica.doc)
      if (drain.isDead || isAnswered) this.#finish(replica, drain)
    }
  }

  end(): void {
    for (const replica of this.#drains.keys()) replica.destroy()
    this.#drains.clear()
  }

  #finish(replica: Replica, { work, refusals, leave }: Drain): void {
    const { shown, ledger, newId, rescued, drained } = this.#options
    this.#drains.delete(replica)
    leave()
    const documents = { mine: replica.doc, theirs: shown().doc }
    rescued(refusals.flatMap((refusal) => rescue({ ...refusal, work: work.entries }, documents, newId)))
    ledger.drained(work)
    replica.destroy()
    drained(replica)
  }
}

/** What the server says of a frame: roots that were closed, or none when something hung on what is gone. */
export function refusalOf({ why, roots }: { why: Refusal['why']; roots: readonly string[] }): Omit<Refusal, 'work'> {
  return { why, roots: roots.length > 0 ? new Set(roots) : null }
}

function covers(doc: Y.Doc, other: Y.Doc): boolean {
  for (const client of other.store.clients.keys()) {
    if (Y.getState(doc.store, client) < Y.getState(other.store, client)) return false
  }
  return true
}
