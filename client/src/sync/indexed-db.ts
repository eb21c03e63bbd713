/** Opens a database of this browser; `upgrade` makes its stores anew when it is new or of another version. */
export function openDb(name: string, version: number, upgrade: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === 'undefined') return reject(new Error('This browser has no IndexedDB'))
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => {
      for (const store of [...request.result.objectStoreNames]) request.result.deleteObjectStore(store)
      upgrade(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('IndexedDB could not be opened'))
    request.onsuccess = () => {
      // Another tab wants to delete it: an open connection would keep it waiting for ever.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
}

/** Rejects when another tab does not let go of it: then it goes once that tab is closed. */
export function deleteDb(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('IndexedDB could not be deleted'))
    request.onblocked = () => reject(new Error('Another tab holds on to what is kept'))
  })
}

/** A transaction over stores, and when it is on disk: a request that succeeded may still be rolled back with it. */
export function begin(
  db: IDBDatabase,
  names: string[],
  mode: IDBTransactionMode,
  durability: IDBTransactionDurability,
): { store: (name: string) => IDBObjectStore; finished: Promise<void> } {
  const transaction = db.transaction(names, mode, { durability })
  const finished = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction ended'))
  })
  // Whoever stops at a failed request of it learns of the failure there.
  finished.catch(() => undefined)
  return { store: (name) => transaction.objectStore(name), finished }
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'))
  })
}

/** Everything in a store, with its keys, in their order. */
export async function entriesOf(store: IDBObjectStore): Promise<[IDBValidKey, unknown][]> {
  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer<unknown[]>(store.getAll())])
  return keys.map((key, index) => [key, values[index]])
}
