import { MemoryStorage } from '@planwall/client/sync/memory-storage.testing.ts'
import type { OfflineStore, Storage } from '@planwall/client/sync/offline-store.ts'
import * as Y from 'yjs'
import type { Process, VirtualTime } from './virtual-time.ts'

/** A browser's disk. It outlives the tabs, and several of them may have it open. */
export class BrowserDisk extends MemoryStorage {
  /** A full disk can still be read. */
  reading<T>(read: () => T): T {
    const { fails } = this
    this.fails = false
    try {
      return read()
    } finally {
      this.fails = fails
    }
  }

  /** Everything that can be read in a person's copy of the plan. */
  words(): string {
    return [...this.stores.values()]
      .map(({ updates, work, tray }) => {
        const doc = new Y.Doc()
        for (const { update } of updates) Y.applyUpdate(doc, update)
        const roots = [...doc.share.keys()].map((name) => JSON.stringify(doc.getMap(name).toJSON()))
        const entries = [...work.values()].flat().map((entry) => entry.words)
        return [...roots, ...entries, ...tray.map((item) => item.yours)].join('\n')
      })
      .join('\n')
  }
}

/**
 * One tab's way to the disk of its browser: everything takes a while to be stored and a while to be told, one after the
 * other. What a tab that dies has asked for is stored or not.
 */
export function storageOf(
  disk: BrowserDisk,
  tab: { process: Process; time: VirtualTime; delay: () => number },
): Storage {
  let turn: Promise<unknown> = Promise.resolve()
  const wait = () => new Promise<void>((resolve) => void tab.time.after(tab.delay(), tab.process, resolve))
  const slowly = <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(wait).then(act)
    turn = result.then(
      () => undefined,
      () => undefined, // whoever asked is told; the next one has its own luck
    )
    return result.then(async (value) => {
      await wait()
      return value
    })
  }
  return {
    visit: (plan) => slowly(() => disk.visit(plan)),
    remember: (plan, visit) => slowly(() => disk.remember(plan, visit)),
    forget: (plan) => slowly(() => disk.forget(plan)),
    open: (plan, participant) => {
      const store: OfflineStore = disk.open(plan, participant)
      return {
        load: () => slowly(() => disk.reading(() => store.load())),
        append: (updates, client, work) => slowly(() => store.append(updates, client, work)),
        reseed: (document, clients) => slowly(() => store.reseed(document, clients)),
        confirm: (clients) => slowly(() => store.confirm(clients)),
        changeTray: (change) => slowly(() => store.changeTray(change)),
        clear: () => slowly(() => store.clear()),
        close: () => store.close(),
      }
    },
  }
}
