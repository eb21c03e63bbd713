import type { Kept, OfflineStore, Storage, Visit } from './offline-store.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

/** A browser's storage in memory, which can be made to fail. */
export class MemoryStorage implements Storage {
  fails = false
  /** How long the browser takes to open it, in milliseconds. */
  opensInMs = 0
  readonly visits = new Map<string, Visit>()
  readonly stores = new Map<string, MemoryStore>()

  async visit(plan: string): Promise<Visit | null> {
    return this.visits.get(plan) ?? null
  }

  async remember(plan: string, visit: Visit): Promise<void> {
    this.visits.set(plan, structuredClone(visit))
  }

  async forget(plan: string): Promise<void> {
    this.visits.delete(plan)
  }

  open(plan: string, participant: string): OfflineStore {
    const name = `${plan} ${participant}`
    const known = this.stores.get(name) ?? new MemoryStore(this, () => this.stores.delete(name))
    this.stores.set(name, known)
    return known
  }
}

class MemoryStore implements OfflineStore {
  updates: Uint8Array[] = []
  readonly work = new Map<number, readonly WorkEntry[]>()
  tray: Kept['tray'] = []
  readonly #storage: MemoryStorage
  readonly #deleted: () => void

  constructor(storage: MemoryStorage, deleted: () => void) {
    this.#storage = storage
    this.#deleted = deleted
  }

  async load(): Promise<Kept> {
    if (this.#storage.opensInMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#storage.opensInMs))
    this.#mayFail()
    const { updates, work, tray } = this
    return structuredClone({ updates, work: [...work.values()].flat(), clients: [...work.keys()], tray })
  }

  async append(updates: readonly Uint8Array[], client: number, work: readonly WorkEntry[]): Promise<void> {
    this.#mayFail()
    this.updates.push(...updates)
    if (work.length > 0) this.work.set(client, structuredClone(work))
    else this.work.delete(client)
  }

  async reseed(document: Uint8Array): Promise<void> {
    this.#mayFail()
    this.updates = [document]
    this.work.clear()
  }

  async confirm(clients: readonly number[]): Promise<void> {
    for (const client of clients) this.work.delete(client)
  }

  async putTray(items: Kept['tray']): Promise<void> {
    this.#mayFail()
    this.tray = structuredClone([...items])
  }

  async clear(): Promise<void> {
    this.#deleted()
  }

  close(): void {
    // Memory needs no closing.
  }

  #mayFail(): void {
    if (this.#storage.fails) throw new DOMException('The disk is full', 'QuotaExceededError')
  }
}
