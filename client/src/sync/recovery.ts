import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import { Draining, type DrainingOptions } from './draining.ts'
import type { Replica } from './replica.ts'
import { type Refusal, rescue, upToDate } from './rescue.ts'

export type RecoveryOptions = DrainingOptions & {
  create(): Replica
  /** A fresh document has come from the server. `answered`: nothing of the old one waits for an answer. */
  exchanged(fresh: Replica, answered: boolean): void
  /** The server gives no document any more, and the line of the one that is shown is dead, too. */
  failed(why: CloseName): void
}

/** A person who types on without a pause is not waited for longer than this, in milliseconds. */
const LONGEST_WAIT_MS = 3_000

/** A second rebuild so soon after the first shows that rebuilding does not help, in milliseconds. */
const REBUILD_AGAIN_MS = 60_000

type Attempt = {
  refusals: Refusal[]
  fresh: Replica
  /** Nothing more will be answered to the old document. */
  lineIsDead: boolean
  waited: boolean
  timer: ReturnType<typeof setTimeout> | null
  /** Ends our listening to the fresh document. */
  leave(): void
}

/**
 * Gets a fresh document from the server after a refusal. Yjs cannot take back what was refused: where the server kept
 * an old value, a client that overwrote it shows nothing. The person goes on working meanwhile, in the old document and
 * over its socket, so nothing of theirs in open sections is held up; the documents are exchanged when all of it has
 * been answered.
 */
export class Recovery {
  readonly #options: RecoveryOptions
  readonly #draining: Draining
  #attempt: Attempt | null = null
  /** Refusals of an attempt that came to nothing, for the next one. */
  #owed: Refusal[] = []
  #rebuiltAt: number | null = null

  constructor(options: RecoveryOptions) {
    this.#options = options
    this.#draining = new Draining(options)
  }

  /** Whether to try once more after the server has ended the line; noted as tried. */
  mayRebuild(elapsed: number): boolean {
    const again = this.#rebuiltAt !== null && elapsed - this.#rebuiltAt < REBUILD_AGAIN_MS
    if (!again) this.#rebuiltAt = elapsed
    return !again
  }

  /** Adds to the attempt under way, or begins one. */
  begin(refusal: Refusal, { lineIsDead = false } = {}): void {
    if (this.#attempt) {
      this.#attempt.refusals.push(refusal)
      this.#attempt.lineIsDead ||= lineIsDead
      this.check()
      return
    }
    const fresh = this.#options.create()
    const leave = fresh.listen({
      synced: () => this.#synced(),
      heard: () => this.check(),
      ended: (why) => this.#failed(why),
    })
    this.#attempt = { refusals: [...this.#owed, refusal], fresh, lineIsDead, waited: false, timer: null, leave }
    this.#owed = []
    fresh.line.connect()
  }

  /** Others have changed the document that is shown. */
  changed(): void {
    this.#draining.check()
  }

  /** Finishes when it is time; to be called whenever the document that is shown has been answered. */
  check(): void {
    const attempt = this.#attempt
    if (!attempt?.fresh.line.isSynced) return
    const answered = attempt.lineIsDead || this.#options.shown().isAnswered
    if (!answered && !attempt.waited) return
    if (attempt.timer) clearTimeout(attempt.timer)
    attempt.leave()
    this.#attempt = null
    this.#exchange(attempt, answered)
  }

  /** The document that is shown gives way to another one with the same refused work in it. */
  cancel(): void {
    this.#owed.push(...(this.#attempt?.refusals ?? []))
    this.#drop()
  }

  /** Gives up all of it; what was refused is not asked for any more. */
  end(): void {
    this.#owed = []
    this.#drop()
    this.#draining.end()
  }

  /** Before all is answered, only what was refused by name can be told from what is on its way. */
  #exchange({ fresh, refusals }: Attempt, answered: boolean): void {
    const { shown, ledger, newId, rescued, exchanged } = this.#options
    const old = shown()
    const decided = refusals.filter(({ roots }) => answered || roots !== null)
    const documents = { mine: old.doc, theirs: fresh.doc }
    rescued(decided.flatMap((refusal) => rescue(upToDate(refusal, ledger.work, answered), documents, newId)))
    const isDecided = (root: string) => decided.some(({ roots }) => roots?.has(root))
    const left = ledger.handOver(fresh.frames, answered ? null : ({ root }) => !isDecided(root))
    exchanged(fresh, answered)
    if (answered) old.destroy()
    else this.#draining.add(old, left, refusals)
  }

  #failed(why: CloseName): void {
    const attempt = this.#attempt
    if (!attempt) return
    this.cancel()
    if (attempt.lineIsDead) this.#options.failed(why)
  }

  #drop(): void {
    if (this.#attempt?.timer) clearTimeout(this.#attempt.timer)
    this.#attempt?.fresh.destroy()
    this.#attempt = null
  }

  #synced(): void {
    const attempt = this.#attempt
    if (!attempt) return
    attempt.timer ??= setTimeout(() => {
      attempt.waited = true
      this.check()
    }, LONGEST_WAIT_MS)
    this.check()
  }
}
