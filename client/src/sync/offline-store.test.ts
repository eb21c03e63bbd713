import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { browserStorage } from './browser-storage.ts'
import { MemoryStorage } from './memory-storage.testing.ts'
import { offlineStoreContract } from './offline-store.contract.ts'

describe('in memory', () => {
  offlineStoreContract(() => new MemoryStorage())
})

describe('in a browser', () => {
  const emptyBrowser = () => {
    globalThis.indexedDB = new IDBFactory()
    return browserStorage
  }

  offlineStoreContract(emptyBrowser)

  it('holds the same document, tab by tab, when hundreds of updates have become a few', async () => {
    const storage = emptyBrowser()
    const [idle, offline, busy] = [1, 2, 3].map((client) => {
      const doc = new Y.Doc()
      doc.clientID = client
      return { client, doc, tab: storage.open('plan1', 'ana') }
    })
    if (!idle || !offline || !busy) throw new Error('Three tabs')
    const work = { root: 'section:vision', path: ['statement'], words: 'Words', change: 1, at: 1 }
    const types = async ({ client, doc, tab }: typeof idle, letters: number, unconfirmed: boolean) => {
      for (let letter = 0; letter < letters; letter++) {
        const before = Y.encodeStateVector(doc)
        doc.getText(String(client)).insert(letter, String(letter % 10))
        await tab.append([Y.encodeStateAsUpdate(doc, before)], client, unconfirmed ? [work] : [])
      }
    }
    await types(idle, 5, false)
    await types(offline, 5, true)
    await types(busy, 310, true)
    const { updates } = await storage.open('plan1', 'ana').load()
    expect(updates.length).toBeLessThan(30)
    const all = new Y.Doc()
    for (const update of updates) Y.applyUpdate(all, update)
    const texts = [idle, offline, busy].map(({ client }) => all.getText(String(client)).toString())
    expect(texts).toEqual([idle, offline, busy].map(({ client, doc }) => doc.getText(String(client)).toString()))

    // What the busy tab was refused goes; what the tab without a line has waits on.
    await busy.tab.reseed(Y.encodeStateAsUpdate(idle.doc), [busy.client])
    const left = new Y.Doc()
    for (const update of (await storage.open('plan1', 'ana').load()).updates) Y.applyUpdate(left, update)
    expect([idle, offline, busy].map(({ client }) => left.getText(String(client)).toString())).toEqual([
      idle.doc.getText('1').toString(),
      offline.doc.getText('2').toString(),
      '',
    ])
  })
})
