import { LoadedPart } from './loaded-part.ts'
import type { Kept, OfflineStore, Storage, Visit } from './offline-store.ts'
import type { TrayChange } from './tray.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

/** A browser's storage in memory, which can be made to fail. */
export class MemoryStorage implements Storage {
  fails = false
  /** How long the browser takes to open it, in milliseconds. */
  opensInMs = 0
  readonly visits = new Map<string, Visit>()
  readonly stores = new Map<string, Shared>()

  /** The same storage as it is now, for a browser that has crashed. */
  copy(): MemoryStorage {
    const copy = new MemoryStorage()
    for (const [plan, visit] of this.visits) copy.visits.set(plan, structuredClone(visit))
    for (const [name, shared] of this.stores) copy.stores.set(name, structuredClone(shared))
    return copy
  }

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
    const known = this.stores.get(name) ?? { updates: [], work: new Map(), tray: [] }
    this.stores.set(name, known)
    return new MemoryStore(this, known, () => this.stores.delete(name))
  }
}

/** What all tabs share. `client` is null for what the server has. */
type Shared = {
  updates: { client: number | null; update: Uint8Array }[]
  readonly work: Map<number, readonly WorkEntry[]>
  tray: Kept['tray']
}

/** The copy as one tab has it open. */
class MemoryStore implements OfflineStore {
  readonly #storage: MemoryStorage
  readonly #shared: Shared
  readonly #loaded = new LoadedPart()
  readonly #deleted: () => void

  constructor(storage: MemoryStorage, shared: Shared, deleted: () => void) {
    this.#storage = storage
    this.#shared = shared
    this.#deleted = deleted
  }

  async load(): Promise<Kept> {
    if (this.#storage.opensInMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#storage.opensInMs))
    this.#mayFail()
    const { updates, work, tray } = this.#shared
    this.#loaded.note(updates, work)
    const known = updates.filter(({ client }) => client === null)
    const added = updates.filter(({ client }) => client !== null)
    return structuredClone({
      updates: [...known, ...added].map(({ update }) => update),
      work: [...work.values()].flat(),
      clients: [...work.keys()],
      tray,
    })
  }

  async append(updates: readonly Uint8Array[], client: number, work: readonly WorkEntry[]): Promise<void> {
    this.#mayFail()
    this.#shared.updates.push(...updates.map((update) => ({ client, update })))
    if (work.length > 0) this.#shared.work.set(client, structuredClone(work))
    else this.#shared.work.delete(client)
  }

  async reseed(document: Uint8Array, clients: readonly number[]): Promise<void> {
    this.#mayFail()
    const left = this.#shared.updates.filter((record) => {
      const { client } = record
      return client !== null && !(clients.includes(client) && this.#loaded.hasRecord(record, client))
    })
    this.#shared.updates = [{ client: null, update: document }, ...left]
    this.#forgetWork(clients)
  }

  async confirm(clients: readonly number[]): Promise<void> {
    this.#mayFail()
    this.#forgetWork(clients)
  }

  async changeTray({ add, remove }: TrayChange): Promise<void> {
    this.#mayFail()
    const { tray } = this.#shared
    this.#shared.tray = structuredClone([...tray, ...add]).filter(({ id }) => !remove.includes(id))
  }

  async clear(): Promise<void> {
    this.#deleted()
  }

  close(): void {
    // Memory needs no closing.
  }

  #forgetWork(clients: readonly number[]): void {
    const { work } = this.#shared
    for (const client of clients) if (this.#loaded.hasWork(client, work.get(client))) work.delete(client)
  }

  #mayFail(): void {
    if (this.#storage.fails) throw new DOMException('The disk is full', 'QuotaExceededError')
  }
}
