import type { OfflineStore } from './offline-store.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

export type KeeperOptions = {
  store: OfflineStore
  client: number
  /** The store does not hold the document yet: the first write brings all of it. */
  incomplete: boolean
  /** Has to be over before the first write; false when it failed, and the store does not hold the document. */
  after?: Promise<boolean>
  /** The whole document, to begin again with after a write has failed. */
  wholeDocument(): Uint8Array
  work(): readonly WorkEntry[]
  /** Everything up to our n-th change is on this device's disk. */
  kept(upTo: number): void
  failed(error: unknown): void
}

/** Other people's changes wait so long for company; our own are written at once. */
const WAIT_MS = 300

/** A write that takes longer has, for the person, not happened. */
const PATIENCE_MS = 3_000

/** Writes a document into an offline store as it changes: one write at a time, the next takes all that came meanwhile. */
export class Keeper {
  readonly #options: KeeperOptions
  #queue: Uint8Array[] = []
  #upTo = 0
  #due = false
  #incomplete: boolean
  #writing: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #ended = false

  constructor(options: KeeperOptions) {
    this.#options = options
    this.#incomplete = options.incomplete
    if (options.after) this.#writing = options.after.then((worked) => this.#begins(worked))
  }

  /** `change` is the number of our own change that this is, or null for somebody else's. */
  add(update: Uint8Array, change: number | null): void {
    if (this.#ended) return
    this.#queue.push(update)
    if (change !== null) {
      this.#upTo = change
      this.#due = true
      this.#write()
    } else this.#timer ??= setTimeout(() => this.#later(), WAIT_MS)
  }

  /** Notes that work was confirmed, with the next write or soon. */
  confirmed(): void {
    if (!this.#ended) this.#timer ??= setTimeout(() => this.#later(), WAIT_MS)
  }

  /** Writes what is left, and then nothing more. */
  async end(): Promise<void> {
    this.#due = this.#queue.length > 0 || this.#timer !== null
    if (this.#timer) clearTimeout(this.#timer)
    this.#write()
    while (this.#writing) await this.#writing
    this.#ended = true
  }

  #begins(worked: boolean): void {
    this.#incomplete ||= !worked
    this.#writing = null
    this.#write()
  }

  #later(): void {
    this.#timer = null
    this.#due = true
    this.#write()
  }

  #write(): void {
    if (this.#writing || !this.#due || this.#ended) return
    this.#due = false
    const upTo = this.#upTo
    const updates = this.#incomplete ? [this.#options.wholeDocument()] : this.#queue
    this.#queue = []
    const tooLong = setTimeout(() => this.#options.failed(new Error('The browser takes long to store')), PATIENCE_MS)
    this.#writing = this.#options.store
      .append(updates, this.#options.client, this.#options.work())
      .then(
        () => {
          this.#incomplete = false
          this.#options.kept(upTo)
        },
        (error: unknown) => {
          // Later updates build on these, so the next write brings everything.
          this.#incomplete = true
          this.#options.failed(error)
        },
      )
      .finally(() => {
        clearTimeout(tooLong)
        this.#writing = null
        this.#write()
      })
  }
}
