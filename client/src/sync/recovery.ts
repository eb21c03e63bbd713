import type { Replica } from './replica.ts'
import type { Refusal } from './rescue.ts'

export type RecoveryOptions = {
  create(): Replica
  /** The document that is shown now. */
  shown(): Replica
  /** A fresh document has come from the server. `answered`: nothing of the old one waits for an answer. */
  finished(fresh: Replica, refusals: readonly Refusal[], answered: boolean): void
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
  readonly #draining = new Set<Replica>()
  #attempt: Attempt | null = null
  #rebuiltAt: number | null = null

  constructor(options: RecoveryOptions) {
    this.#options = options
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
      ended: () => this.cancel(),
    })
    this.#attempt = { refusals: [refusal], fresh, lineIsDead, waited: false, timer: null, leave }
    fresh.line.connect()
  }

  /** Finishes when it is time; to be called whenever the old document has been answered. */
  check(): void {
    const attempt = this.#attempt
    if (!attempt?.fresh.line.isSynced) return
    const answered = attempt.lineIsDead || this.#options.shown().isAnswered
    if (!answered && !attempt.waited) return
    if (attempt.timer) clearTimeout(attempt.timer)
    attempt.leave()
    this.#attempt = null
    this.#options.finished(attempt.fresh, attempt.refusals, answered)
  }

  /** Keeps an exchanged document connected until the server has answered all of it. */
  drain(replica: Replica, drained: () => void): void {
    this.#draining.add(replica)
    const end = () => {
      if (!this.#draining.delete(replica)) return
      replica.destroy()
      drained()
    }
    replica.listen({
      heard: () => {
        if (replica.isAnswered) end()
      },
      ended: end,
    })
  }

  cancel(): void {
    if (this.#attempt?.timer) clearTimeout(this.#attempt.timer)
    this.#attempt?.fresh.destroy()
    this.#attempt = null
  }

  end(): void {
    this.cancel()
    for (const replica of this.#draining) replica.destroy()
    this.#draining.clear()
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
