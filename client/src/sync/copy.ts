import { Keeper } from './keeper.ts'
import type { Kept, OfflineStore, Storage, Visit } from './offline-store.ts'
import type { TrayItem } from './rescue.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

export type CopyEvents = {
  /** The whole document as it is. */
  document(): Uint8Array
  work(): readonly WorkEntry[]
  kept(upTo: number): void
  failed(): void
}

/** What a browser has kept that has kept nothing. */
export const nothingKept: Kept = { updates: [], work: [], clients: [], tray: [] }

/** A visit is noted once things have been quiet for so long, in milliseconds. */
const VISIT_AFTER_MS = 1_000

/**
 * What this browser keeps of one plan for the person who has it open. Observers keep nothing: nobody calls `open` for
 * them. Failing storage never fails the caller; it is told through `failed`.
 */
export class Copy {
  participant: string | null = null
  readonly #plan: string
  readonly #storage: Storage
  readonly #events: CopyEvents
  #store: OfflineStore | null = null
  #keeper: Keeper | null = null
  #client = 0
  /** Clients whose unconfirmed work was loaded, beside our own. */
  #earlier: number[] = []
  #visitTimer: ReturnType<typeof setTimeout> | null = null

  constructor(plan: string, storage: Storage, events: CopyEvents) {
    this.#plan = plan
    this.#storage = storage
    this.#events = events
  }

  /** Null when this browser has never had the plan open, or may keep nothing. */
  async lastVisit(): Promise<Visit | null> {
    return this.#storage.visit(this.#plan).catch(() => null)
  }

  /**
   * From now on the document is kept for this person. Resolves with what was kept before. `complete`: the document will
   * be made of that, so that only what is new need be written.
   */
  async open(participant: string, client: number, { complete }: { complete: boolean }): Promise<Kept> {
    this.participant = participant
    this.#client = client
    const store = this.#storage.open(this.#plan, participant)
    this.#store = store
    const kept = await store.load().catch((error: unknown) => {
      this.#events.failed()
      console.warn('Nothing can be kept in this browser:', error)
      return nothingKept
    })
    if (this.#store !== store) return nothingKept
    this.#earlier = [...new Set(kept.clients)].filter((each) => each !== client)
    this.#startKeeper(!complete || kept.updates.length === 0)
    return kept
  }

  add(update: Uint8Array, change: number | null): void {
    this.#keeper?.add(update, change)
  }

  /** Some of our work is on the server's disk; all of it when nothing is pending. */
  confirmed(pending: boolean): void {
    this.#keeper?.confirmed()
    if (pending || this.#earlier.length === 0) return
    const clients = this.#earlier
    this.#earlier = []
    // Counted once more after the next reload if this fails, which is no loss.
    this.#store?.confirm(clients).catch(() => undefined)
  }

  changeTray(change: { add: readonly TrayItem[]; remove: readonly string[] }): void {
    this.#store?.changeTray(change).catch(() => this.#events.failed())
  }

  /** Keeps the document as it is now instead of the former one, under another client id. */
  async reseed(client: number): Promise<void> {
    await this.#keeper?.end()
    const answered = [this.#client, ...this.#earlier]
    this.#client = client
    this.#earlier = []
    if (!this.#store) return
    await this.#store.reseed(this.#events.document(), answered).catch(() => this.#events.failed())
    this.#startKeeper(true)
  }

  /** The same document goes on under another client id. */
  rename(client: number): void {
    this.#earlier.push(this.#client)
    this.#client = client
    void this.#keeper?.end()
    if (this.#store) this.#startKeeper(true)
  }

  visitChanged(visit: Visit | null): void {
    if (visit === null || !this.#store || this.#visitTimer) return
    this.#visitTimer = setTimeout(() => {
      this.#visitTimer = null
      // Without it the plan opens only with a line; the work itself is kept elsewhere.
      this.#storage.remember(this.#plan, visit).catch(() => undefined)
    }, VISIT_AFTER_MS)
  }

  async forget(): Promise<void> {
    const store = this.#store
    await this.end({ close: false })
    await Promise.all([this.#storage.forget(this.#plan), store?.clear()]).catch((error: unknown) => {
      console.warn('What was kept in this browser could not be deleted:', error)
    })
  }

  async end({ close = true } = {}): Promise<void> {
    if (this.#visitTimer) clearTimeout(this.#visitTimer)
    this.#visitTimer = null
    const store = this.#store
    const keeper = this.#keeper
    this.#store = null
    this.#keeper = null
    this.participant = null
    await keeper?.end()
    if (close) store?.close()
  }

  #startKeeper(incomplete: boolean): void {
    const store = this.#store
    if (!store) return
    this.#keeper = new Keeper({
      store,
      client: this.#client,
      incomplete,
      wholeDocument: this.#events.document,
      work: this.#events.work,
      kept: this.#events.kept,
      failed: this.#events.failed,
    })
    // The document may have come before the storage was open.
    if (incomplete) this.#keeper.confirmed()
  }
}
