import { meetingViewSchema } from '@planwall/shared/meeting/view-for.ts'
import { helloSchema } from '@planwall/shared/protocol/hello.ts'
import { rosterSchema } from '@planwall/shared/protocol/roster.ts'
import * as Y from 'yjs'
import * as z from 'zod/mini'
import type { Kept, OfflineStore, Storage, Visit } from './offline-store.ts'
import { trayItemSchema } from './rescue.ts'
import { workEntrySchema } from './unconfirmed-work.ts'

const visitSchema = z.object({ hello: helloSchema, meeting: meetingViewSchema, roster: rosterSchema, at: z.number() })

/** So many updates are kept one by one before they are merged into one. */
const MERGE_AFTER = 300

const VISITS = 'visits'

/** IndexedDB: one small database of visits, and one for each person's copy of each plan. */
export const browserStorage: Storage = {
  async visit(plan) {
    const { store } = begin(await visitsDb(), [VISITS], 'readonly', 'default')
    return visitSchema.safeParse(await answer(store(VISITS).get(plan))).data ?? null
  },
  async remember(plan, visit) {
    const { store, finished } = begin(await visitsDb(), [VISITS], 'readwrite', 'relaxed')
    store(VISITS).put(visit satisfies Visit, plan)
    await finished
  },
  async forget(plan) {
    const { store, finished } = begin(await visitsDb(), [VISITS], 'readwrite', 'relaxed')
    store(VISITS).delete(plan)
    await finished
  },
  open: (plan, participant) => new IndexedDbStore(`planwall:${plan}:${participant}`),
}

/** Deletes everything that this browser keeps of every plan, for everyone who used it: somebody signs out. */
export async function forgetEverything(): Promise<void> {
  const databases = typeof indexedDB === 'undefined' ? [] : await indexedDB.databases()
  const ours = databases.flatMap(({ name }) => (name === 'planwall' || name?.startsWith('planwall:') ? [name] : []))
  visitsOpened = null
  await Promise.all(ours.map((name) => answer(indexedDB.deleteDatabase(name))))
}

let visitsOpened: Promise<IDBDatabase> | null = null

function visitsDb(): Promise<IDBDatabase> {
  visitsOpened ??= openDb('planwall', (db) => db.createObjectStore(VISITS))
  return visitsOpened
}

/**
 * y-indexeddb is not used because it tells nobody when a write fails, and merges what another tab has written into the
 * open document, from where it would be sent under this tab's name.
 */
class IndexedDbStore implements OfflineStore {
  readonly #name: string
  readonly #db: Promise<IDBDatabase>
  #added = 0

  constructor(name: string) {
    this.#name = name
    this.#db = openDb(name, (db) => {
      db.createObjectStore('updates', { autoIncrement: true })
      db.createObjectStore('work')
      db.createObjectStore('tray')
    })
    // Whoever uses the store is told; nobody need be when it is never used.
    this.#db.catch(() => undefined)
  }

  async load(): Promise<Kept> {
    const { store } = begin(await this.#db, ['updates', 'work', 'tray'], 'readonly', 'default')
    const [bytes, entries, clients, items] = await Promise.all([
      answer<unknown[]>(store('updates').getAll()),
      answer<unknown[]>(store('work').getAll()),
      answer(store('work').getAllKeys()),
      answer<unknown[]>(store('tray').getAll()),
    ])
    this.#added = bytes.length
    return {
      updates: bytes.filter((each) => each instanceof Uint8Array),
      work: entries.flatMap((each) => z.array(workEntrySchema).safeParse(each).data ?? []),
      clients: clients.filter((client) => typeof client === 'number'),
      tray: items.flatMap((each) => trayItemSchema.safeParse(each).data ?? []),
    }
  }

  async append(added: readonly Uint8Array[], client: number, entries: Parameters<OfflineStore['append']>[2]) {
    const durability = entries.length > 0 ? 'strict' : 'relaxed'
    const { store, finished } = begin(await this.#db, ['updates', 'work'], 'readwrite', durability)
    for (const update of added) store('updates').add(update)
    if (entries.length > 0) store('work').put(entries, client)
    else store('work').delete(client)
    this.#added += added.length
    if (this.#added > MERGE_AFTER) await this.#merge(store('updates'))
    await finished
  }

  async reseed(document: Uint8Array): Promise<void> {
    const { store, finished } = begin(await this.#db, ['updates', 'work'], 'readwrite', 'strict')
    store('updates').clear()
    store('work').clear()
    store('updates').add(document)
    this.#added = 1
    await finished
  }

  async confirm(clients: readonly number[]): Promise<void> {
    const { store, finished } = begin(await this.#db, ['work'], 'readwrite', 'relaxed')
    for (const client of clients) store('work').delete(client)
    await finished
  }

  async putTray(items: Parameters<OfflineStore['putTray']>[0]): Promise<void> {
    const { store, finished } = begin(await this.#db, ['tray'], 'readwrite', 'strict')
    store('tray').clear()
    // By their place, because they are read in the order of their keys.
    for (const [place, item] of items.entries()) store('tray').put(item, place)
    await finished
  }

  async clear(): Promise<void> {
    const db = await this.#db
    db.close()
    await answer(indexedDB.deleteDatabase(this.#name))
  }

  close(): void {
    void this.#db.then(
      (db) => db.close(),
      () => undefined, // never opened, so there is nothing to close
    )
  }

  /** In the transaction that adds, so that no other tab's update can fall between reading and deleting. */
  async #merge(updates: IDBObjectStore): Promise<void> {
    const all: unknown[] = await answer(updates.getAll())
    const merged = Y.mergeUpdates(all.filter((each) => each instanceof Uint8Array))
    updates.clear()
    updates.add(merged)
    this.#added = 1
  }
}

function openDb(name: string, create: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === 'undefined') return reject(new Error('This browser has no IndexedDB'))
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => create(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB could not be opened'))
    request.onsuccess = () => {
      // Another tab wants to delete it: an open connection would keep it waiting for ever.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
}

function begin(db: IDBDatabase, names: string[], mode: IDBTransactionMode, durability: IDBTransactionDurability) {
  const transaction = db.transaction(names, mode, { durability })
  return { store: (name: string) => transaction.objectStore(name), finished: finished(transaction) }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'))
  })
}

/** Resolves when the transaction is on disk: a request that succeeded may still be rolled back with it. */
function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction ended'))
  })
}
