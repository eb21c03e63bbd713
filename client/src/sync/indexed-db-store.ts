import * as Y from 'yjs'
import * as z from 'zod/mini'
import { begin, deleteDb, entriesOf, openDb } from './indexed-db.ts'
import { LoadedPart } from './loaded-part.ts'
import type { Kept, OfflineStore } from './offline-store.ts'
import { type TrayItem, trayItemSchema } from './rescue.ts'
import type { TrayChange } from './tray.ts'
import { type WorkEntry, workEntrySchema } from './unconfirmed-work.ts'

const UPDATES = 'updates'
const WORK = 'work'
const TRAY = 'tray'

/** `client` is null for what the server has. */
type UpdateRecord = { client: number | null; update: Uint8Array }
const recordSchema: z.ZodMiniType<UpdateRecord> = z.object({
  client: z.nullable(z.number()),
  update: z.instanceof(Uint8Array),
})

/** So many updates are kept one by one before they are merged. */
const MERGE_AFTER = 300

/**
 * y-indexeddb is not used because it tells nobody when a write fails, and merges what another tab has written into the
 * open document, from where it would be sent under this tab's name.
 */
export class IndexedDbStore implements OfflineStore {
  readonly #name: string
  readonly #db: Promise<IDBDatabase>
  readonly #loaded = new LoadedPart()
  #records = 0

  constructor(name: string) {
    this.#name = name
    this.#db = openDb(name, 2, (db) => {
      db.createObjectStore(UPDATES, { autoIncrement: true })
      db.createObjectStore(WORK)
      db.createObjectStore(TRAY, { autoIncrement: true })
    })
    // Whoever uses the store is told; nobody need be when it is never used.
    this.#db.catch(() => undefined)
  }

  async load(): Promise<Kept> {
    const { store } = begin(await this.#db, [UPDATES, WORK, TRAY], 'readonly', 'default')
    const [records, work, tray] = await Promise.all([
      recordsOf(store(UPDATES)),
      workOf(store(WORK)),
      trayOf(store(TRAY)),
    ])
    this.#records = records.size
    this.#loaded.note(records.keys(), work)
    const [known, added] = split([...records.values()], ({ client }) => client === null)
    return {
      // What the server has comes first: of what somebody added and it refused, its own version is the one that counts.
      updates: [...known, ...added].map(({ update }) => update),
      work: [...work.values()].flat(),
      clients: [...work.keys()],
      tray: [...tray.values()],
    }
  }

  async append(updates: readonly Uint8Array[], client: number, entries: readonly WorkEntry[]): Promise<void> {
    const durability = entries.length > 0 ? 'strict' : 'relaxed'
    const { store, finished } = begin(await this.#db, [UPDATES, WORK], 'readwrite', durability)
    for (const update of updates) store(UPDATES).add({ client, update } satisfies UpdateRecord)
    if (entries.length > 0) store(WORK).put(entries, client)
    else store(WORK).delete(client)
    this.#records += updates.length
    if (this.#records > MERGE_AFTER) await this.#merge(store(UPDATES), store(WORK), client)
    await finished
  }

  async reseed(document: Uint8Array, clients: readonly number[]): Promise<void> {
    const { store, finished } = begin(await this.#db, [UPDATES, WORK], 'readwrite', 'strict')
    const [records, work] = await Promise.all([recordsOf(store(UPDATES)), workOf(store(WORK))])
    for (const [key, { client }] of records) {
      const isAnswered = client !== null && clients.includes(client) && this.#loaded.hasRecord(key, client)
      if (client === null || isAnswered) store(UPDATES).delete(key)
    }
    store(UPDATES).add({ client: null, update: document } satisfies UpdateRecord)
    this.#forgetWork(store(WORK), work, clients)
    await finished
  }

  async confirm(clients: readonly number[]): Promise<void> {
    const { store, finished } = begin(await this.#db, [WORK], 'readwrite', 'relaxed')
    this.#forgetWork(store(WORK), await workOf(store(WORK)), clients)
    await finished
  }

  async changeTray({ add, remove }: TrayChange): Promise<void> {
    const { store, finished } = begin(await this.#db, [TRAY], 'readwrite', 'strict')
    for (const item of add) store(TRAY).add(item)
    for (const [key, item] of await trayOf(store(TRAY))) if (remove.includes(item.id)) store(TRAY).delete(key)
    await finished
  }

  async clear(): Promise<void> {
    const db = await this.#db
    db.close()
    await deleteDb(this.#name)
  }

  close(): void {
    void this.#db.then(
      (db) => db.close(),
      () => undefined, // never opened, so there is nothing to close
    )
  }

  #forgetWork(store: IDBObjectStore, work: Map<number, WorkEntry[]>, clients: readonly number[]): void {
    for (const client of clients) if (this.#loaded.hasWork(client, work.get(client))) store.delete(client)
  }

  /**
   * Our own updates become one, and so do those of all clients that have nothing unconfirmed. In the transaction that
   * adds, so that no other tab's update can fall between reading and deleting.
   */
  async #merge(updates: IDBObjectStore, work: IDBObjectStore, own: number): Promise<void> {
    const [records, unconfirmed] = await Promise.all([recordsOf(updates), workOf(work)])
    const merged = new Map<number | null, Uint8Array[]>()
    for (const [key, { client, update }] of records) {
      const isConfirmed = client === null || !unconfirmed.has(client)
      if (!isConfirmed && client !== own) continue
      const owner = isConfirmed ? null : client
      merged.set(owner, [...(merged.get(owner) ?? []), update])
      updates.delete(key)
    }
    for (const [client, parts] of merged) {
      updates.add({ client, update: Y.mergeUpdates(parts) } satisfies UpdateRecord)
    }
    this.#records = merged.size
  }
}

async function recordsOf(store: IDBObjectStore): Promise<Map<IDBValidKey, UpdateRecord>> {
  return readable(await entriesOf(store), recordSchema)
}

async function trayOf(store: IDBObjectStore): Promise<Map<IDBValidKey, TrayItem>> {
  return readable(await entriesOf(store), trayItemSchema)
}

async function workOf(store: IDBObjectStore): Promise<Map<number, WorkEntry[]>> {
  const entries = readable(await entriesOf(store), z.array(workEntrySchema))
  return new Map([...entries].filter((entry): entry is [number, WorkEntry[]] => typeof entry[0] === 'number'))
}

/** What can be read; the rest was written by no version of ours. */
function readable<T>(entries: [IDBValidKey, unknown][], schema: z.ZodMiniType<T>): Map<IDBValidKey, T> {
  return new Map(
    entries.flatMap(([key, value]): [IDBValidKey, T][] => {
      const { data } = schema.safeParse(value)
      return data === undefined ? [] : [[key, data]]
    }),
  )
}

function split<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))]
}
