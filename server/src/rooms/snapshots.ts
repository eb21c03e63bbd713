import type { FastifyBaseLogger } from 'fastify'
import type { PlanLog } from '../storage/plan-log.ts'
import { StorageError } from '../storage/storage-error.ts'

/** The whole plan as one update, and the position in the log up to which it surely reaches. */
export type Snapshot = { seq: number; bytes: Uint8Array }

/** Updates and their bytes in the log beyond the last snapshot: how much a new one would save the next load. */
export type SinceSnapshot = { updates: number; bytes: number }

/** Of a plan that is open: often enough to keep a load short, seldom enough to cost nothing. */
const LIVE: SinceSnapshot = { updates: 5_000, bytes: 4_194_304 }

/** Of a plan that is let go, which nobody waits for. */
const AT_THE_END: SinceSnapshot = { updates: 500, bytes: 262_144 }

export function isDue(since: SinceSnapshot, when: 'live' | 'atTheEnd'): boolean {
  const { updates, bytes } = when === 'live' ? LIVE : AT_THE_END
  return since.updates >= updates || since.bytes >= bytes
}

/** Saves snapshots one after the other, whoever takes them: proving one takes a processor for a moment. */
export class Snapshots {
  readonly #log: PlanLog
  readonly #logger: FastifyBaseLogger
  readonly #waiting = new Set<string>()
  #last: Promise<void> = Promise.resolve()

  constructor(log: PlanLog, logger: FastifyBaseLogger) {
    this.#log = log
    this.#logger = logger
  }

  /** Whether one of this plan is being saved, or waits for its turn. */
  isSaving(plan: string): boolean {
    return this.#waiting.has(plan)
  }

  /** Resolves when it is saved or has failed, which is logged: the log holds everything, so nothing is lost without it. */
  save(plan: string, snapshot: Snapshot): Promise<void> {
    this.#waiting.add(plan)
    this.#last = this.#last.then(() => this.#save(plan, snapshot))
    return this.#last
  }

  /** Resolves when all that were asked for are saved or have failed. */
  async settled(): Promise<void> {
    await this.#last
  }

  async #save(plan: string, { seq, bytes }: Snapshot): Promise<void> {
    try {
      await this.#log.saveSnapshot(plan, seq, bytes)
    } catch (error) {
      // The store was closed under it: the server ends, and the next one takes a snapshot in its turn.
      const ended = error instanceof StorageError && error.fault === 'closed'
      if (ended) this.#logger.info({ planId: plan }, 'no snapshot was taken, the server ends')
      else this.#logger.error({ err: error, planId: plan }, 'snapshot failed')
    } finally {
      this.#waiting.delete(plan)
    }
  }
}
