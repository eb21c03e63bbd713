import type { LogEntry, PlanLog } from '../storage/plan-log.ts'
import type { SinceSnapshot } from './snapshots.ts'

/** Something that must be on disk before anybody hears of it. */
export type Work = {
  entries: readonly LogEntry[]
  /** Called once everything before it and itself is on disk, in the order in which work was added. */
  committed(): void
}

/**
 * The one writer of a room: work is committed in order, never two commits at a time. A quiet room commits at once;
 * what arrives during a commit goes into the next. After a failed commit the queue is over and nothing more is called.
 */
export class CommitQueue {
  readonly #log: PlanLog
  readonly #plan: string
  readonly #delivered: () => void
  readonly #failed: (error: unknown, where: 'commit' | 'telling') => void
  #waiting: Work[] = []
  #running: Promise<void> | null = null
  #over = false
  /** Position of the last committed entry in the log. */
  seq: number
  since: SinceSnapshot

  constructor(options: {
    log: PlanLog
    plan: string
    seq: number
    sinceSnapshot: SinceSnapshot
    /** After all work of one commit was called: the moment to fan out. */
    delivered(): void
    /** Either the disk refused, or something went wrong while people were told of what it took. */
    failed(error: unknown, where: 'commit' | 'telling'): void
  }) {
    this.#log = options.log
    this.#plan = options.plan
    this.seq = options.seq
    this.since = options.sinceSnapshot
    this.#delivered = options.delivered
    this.#failed = options.failed
  }

  add(work: Work): void {
    if (this.#over) return
    this.#waiting.push(work)
    // Started in the next turn, so that frames read from the sockets in one go share a commit.
    this.#running ??= new Promise((resolve) => setImmediate(() => resolve(this.#run())))
  }

  /** Resolves when nothing waits any more, whether it was committed or failed. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  get busy(): boolean {
    return this.#running !== null
  }

  /** Calls nothing any more. What is being written may still reach the disk. */
  stop(): void {
    this.#over = true
    this.#waiting = []
  }

  async #run(): Promise<void> {
    let where: 'commit' | 'telling' = 'commit'
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting
        this.#waiting = []
        const entries = batch.flatMap((work) => work.entries)
        where = 'commit'
        if (entries.length > 0) this.seq = await this.#log.append(this.#plan, entries)
        if (this.#over) return
        for (const entry of entries) {
          if (entry.kind !== 'update') continue
          this.since.updates += 1
          this.since.bytes += entry.bytes.length
        }
        where = 'telling'
        for (const work of batch) work.committed()
        this.#delivered()
      }
    } catch (error) {
      this.stop()
      this.#failed(error, where)
    } finally {
      this.#running = null
    }
  }
}
