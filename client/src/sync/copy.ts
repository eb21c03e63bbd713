import { Keeper } from './keeper.ts'
import type { Kept, OfflineStore, Storage, Visit } from './offline-store.ts'
import type { TrayChange } from './tray.ts'
import { TrayKeeper } from './tray-keeper.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

/** A document that is kept, and what in it is not confirmed. */
export type Source = {
  client: number
  /** The whole document as it is. */
  document(): Uint8Array
  work: { readonly entries: readonly WorkEntry[] }
}

export type CopyEvents = {
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
  #source: Source | null = null
  /** Clients whose unconfirmed work was loaded, beside our own. */
  #earlier: number[] = []
  /** Clients of documents that were exchanged before they were answered, with those before them. */
  readonly #unanswered = new Map<number, number[]>()
  readonly #tray: TrayKeeper
  /** The store is begun anew once at a time. */
  #reseeded: Promise<boolean> = Promise.resolve(true)
  #visitTimer: ReturnType<typeof setTimeout> | null = null

  constructor(plan: string, storage: Storage, events: CopyEvents) {
    this.#plan = plan
    this.#storage = storage
    this.#events = events
    this.#tray = new TrayKeeper(() => events.failed())
  }

  /** Null when this browser has never had the plan open, or may keep nothing. */
  async lastVisit(): Promise<Visit | null> {
    return this.#storage.visit(this.#plan).catch(() => null)
  }

  /**
   * From now on the document is kept for this person. Resolves with what was kept before. `complete`: the document will
   * be made of that, so that only what is new need be written.
   */
  async open(participant: string, source: Source, { complete }: { complete: boolean }): Promise<Kept> {
    this.participant = participant
    this.#source = source
    const store = this.#storage.open(this.#plan, participant)
    this.#store = store
    const kept = await store.load().catch((error: unknown) => {
      this.#events.failed()
      console.warn('Nothing can be kept in this browser:', error)
      return nothingKept
    })
    if (this.#store !== store) return nothingKept
    this.#earlier = [...new Set(kept.clients)].filter((each) => each !== source.client)
    this.#startKeeper({ incomplete: !complete || kept.updates.length === 0 })
    const known = kept.tray.map(({ id }) => id)
    this.#tray.open(store, known)
    return { ...kept, tray: [...kept.tray, ...this.#tray.unkept] }
  }

  /** Everything in the tray would be there after a reload. */
  get keepsTray(): boolean {
    return this.#tray.unkept.length === 0
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

  changeTray(change: TrayChange): void {
    this.#tray.change(change)
  }

  /**
   * From now on another document is kept, which holds what the server has and nothing else. What was kept of the former
   * one goes when the server has `answered` all of it, or else with `answered` later.
   */
  exchange(source: Source, { answered }: { answered: boolean }): void {
    const former = this.#source
    const clients = former ? [former.client, ...this.#earlier] : []
    const document = source.document()
    this.#earlier = []
    this.#source = source
    if (former && !answered) this.#unanswered.set(former.client, clients)
    // With all of its work, though most of that is in the tray by now: a tab that dies before the store holds the fresh
    // document comes back with this one, and must know what in it was refused.
    const ended = this.#keeper?.end()
    this.#reseed(document, answered ? clients : [], ended)
    this.#startKeeper({ incomplete: false, after: this.#reseeded })
  }

  /** The server has answered all of a document that was exchanged, and the one that is kept has got all of it. */
  answered(client: number): void {
    const clients = this.#unanswered.get(client)
    this.#unanswered.delete(client)
    if (clients && this.#source) this.#reseed(this.#source.document(), clients)
  }

  /** The same document goes on under another client id. */
  rename(source: Source): void {
    if (this.#source) this.#earlier.push(this.#source.client)
    this.#source = source
    void this.#keeper?.end()
    this.#startKeeper({ incomplete: true })
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
    this.#tray.end()
    await keeper?.end()
    if (close) store?.close()
  }

  #reseed(document: Uint8Array, clients: readonly number[], after?: Promise<void>): void {
    const store = this.#store
    if (!store) return
    // What was refused is taken out of the document only once it lies in the tray.
    const ready = Promise.all([after, this.#tray.written])
    // Told where it is waited for, which may be later.
    ready.catch(() => undefined)
    const reseed = async () => {
      await ready
      await store.reseed(document, clients)
      return true
    }
    this.#reseeded = this.#reseeded.then(reseed).catch(() => {
      this.#events.failed()
      return false
    })
  }

  #startKeeper({ incomplete, after }: { incomplete: boolean; after?: Promise<boolean> }): void {
    const store = this.#store
    const source = this.#source
    if (!store || !source) return
    this.#keeper = new Keeper({
      store,
      client: source.client,
      incomplete,
      ...(after && { after }),
      wholeDocument: source.document,
      work: () => source.work.entries,
      kept: (upTo) => {
        this.#events.kept(upTo)
        this.#tray.retry()
      },
      failed: this.#events.failed,
    })
    // The document may have come before the storage was open.
    if (incomplete) this.#keeper.confirmed()
  }
}
