import type { OfflineStore } from './offline-store.ts'
import type { TrayItem } from './rescue.ts'
import type { TrayChange } from './tray.ts'

/**
 * Keeps the tray in a store: one write at a time, the next takes all that came meanwhile. What a write could not keep
 * waits for the next, or for `retry`.
 */
export class TrayKeeper {
  readonly #failed: () => void
  #store: Pick<OfflineStore, 'changeTray'> | null = null
  #add: readonly TrayItem[] = []
  #remove: readonly string[] = []
  #writing: Promise<void> | null = null

  constructor(failed: () => void) {
    this.#failed = failed
  }

  /** What is in the tray and would not be there after a reload. */
  get unkept(): readonly TrayItem[] {
    return this.#add
  }

  /** Resolves once everything is kept that is in the tray now, and rejects when it is not. */
  get written(): Promise<void> {
    if (this.#writing) return this.#writing
    return this.#add.length === 0 ? Promise.resolve() : Promise.reject(new Error('The tray is not kept'))
  }

  /** Keeps it here from now on. `known`: ids of the items that this store has already. */
  open(store: Pick<OfflineStore, 'changeTray'>, known: readonly string[]): void {
    this.#store = store
    this.#add = this.#add.filter(({ id }) => !known.includes(id))
    this.retry()
  }

  change({ add, remove }: TrayChange): void {
    this.#add = [...this.#add, ...add].filter(({ id }) => !remove.includes(id))
    this.#remove = [...this.#remove, ...remove]
    this.retry()
  }

  /** To be called whenever something else could be kept: then there may be room for the tray as well. */
  retry(): void {
    if (!this.#store || this.#writing || this.#add.length + this.#remove.length === 0) return
    this.#writing = this.#write(this.#store)
    // Whoever waits for it is told as well; nobody need wait.
    this.#writing.catch(() => this.#failed())
  }

  /** Keeps nothing any more, and forgets what was not kept. */
  end(): void {
    this.#store = null
    this.#add = []
    this.#remove = []
  }

  async #write(store: Pick<OfflineStore, 'changeTray'>): Promise<void> {
    try {
      while (this.#store === store && this.#add.length + this.#remove.length > 0) {
        const [add, remove] = [this.#add, this.#remove]
        await store.changeTray({ add, remove })
        this.#add = this.#add.filter((item) => !add.includes(item))
        this.#remove = this.#remove.filter((id) => !remove.includes(id))
      }
    } finally {
      this.#writing = null
    }
  }
}
