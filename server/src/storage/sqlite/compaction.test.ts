import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { LoadedPlan } from '../plan-log.ts'
import { addPlan, openedThread, temporaryFolder } from '../testing/sqlite-fixture.ts'
import { createWriter } from '../testing/writer.ts'
import type { StorageThread } from './storage-thread.ts'

const cleanUps: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A plan that Ana began with the line `a0`, Ben's document of it, and the store's inside. */
async function opened(watch?: (thread: StorageThread) => StorageThread) {
  const folder = temporaryFolder()
  cleanUps.push(folder.remove)
  const store = await openedThread(folder.path, watch)
  cleanUps.push(store.close)
  const [ana, ben] = [createWriter(1), createWriter(2)]
  const plan = await addPlan(store, { document: ana.write('a0'), control: 'c' })
  const append = (by: string, bytes: Uint8Array) => store.log.append(plan, [{ kind: 'update', bytes, by }])
  const ask = async (sql: string, params: unknown[] = []) => (await store.thread.ask('query', { sql, params })).rows
  /** As a flipped bit: the row's checksum no longer holds. */
  const damage = (seq: number) => ask('UPDATE log SET crc = crc + 1 WHERE plan_id = ? AND seq = ?', [plan, seq])
  const load = async () => {
    const loaded = await store.log.load(plan)
    if (!loaded) throw new Error('The plan is gone')
    return loaded
  }
  const asideOf = async () =>
    (await ask('SELECT kind, position FROM quarantine ORDER BY id')).map((row) => ({ ...row }))
  return { ...store, plan, ana, ben, append, ask, damage, load, asideOf }
}

/** The document as a room opens it: what waits for a lost update is left out. */
function documentOf(loaded: LoadedPlan): Y.Doc {
  const doc = new Y.Doc()
  for (const part of [loaded.snapshot, ...loaded.updates]) if (part) Y.applyUpdate(doc, part)
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return doc
}

const linesOf = (loaded: LoadedPlan) => documentOf(loaded).getArray('lines').toJSON()
const stateOf = (loaded: LoadedPlan) => Y.encodeStateAsUpdate(documentOf(loaded))

describe('a snapshot after a row was lost', () => {
  it('[L8] [L10] is taken: what waits for the lost row is set aside with it, and said', async () => {
    const { plan, log, ana, ben, append, damage, load, asideOf, events } = await opened()
    for (const line of ['a1', 'a2', 'a3']) await append('ana', ana.write(line))
    await append('ben', ben.write('b1'))
    await damage(4)
    const loaded = await load()
    expect(linesOf(loaded)).toEqual(expect.arrayContaining(['a0', 'a1', 'b1']))
    expect(loaded).toMatchObject({ quarantined: 1, entries: 4 })

    await log.saveSnapshot(plan, loaded.seq, stateOf(loaded))
    const compacted = await load()
    expect(compacted).toMatchObject({ quarantined: 2, entries: 0, seq: loaded.seq })
    expect(linesOf(compacted)).toEqual(linesOf(loaded))
    expect(await asideOf()).toEqual([
      { kind: 'update', position: 4 },
      { kind: 'update', position: 5 },
    ])
    expect(events).toEqual([{ is: 'setAside', plan, count: 1 }])
  })

  it('[L8] loses nothing that its author still has', async () => {
    const { plan, log, ana, append, damage, load } = await opened()
    for (const line of ['a1', 'a2', 'a3']) await append('ana', ana.write(line))
    await damage(4)
    const loaded = await load()
    await log.saveSnapshot(plan, loaded.seq, stateOf(loaded))
    // Ana comes back, and her browser sends what the server's state vector lacks.
    const lacking = Y.diffUpdate(ana.state(), Y.encodeStateVector(documentOf(await load())))
    const seq = await append('ana', lacking)
    expect(linesOf(await load())).toEqual(['a0', 'a1', 'a2', 'a3'])
    await log.saveSnapshot(plan, seq, ana.state())
    expect(await load()).toMatchObject({ entries: 0, quarantined: 2 })
  })

  it('[L10] is refused all the same when it lacks a row that is there', async () => {
    const { plan, log, ana, ben, append, damage, load } = await opened()
    await append('ana', ana.write('a1'))
    await append('ana', ana.write('a2'))
    await damage(3)
    const withoutBen = stateOf(await load())
    const seq = await append('ben', ben.write('b1'))
    await expect(log.saveSnapshot(plan, seq, withoutBen)).rejects.toMatchObject({ fault: 'notCovered' })
    expect(await load()).toMatchObject({ snapshot: null, entries: 3, quarantined: 1 })
  })

  it('[L8] sets a row aside that is found damaged only then, and keeps what the room still had of it', async () => {
    const { plan, log, ana, append, damage, load, asideOf, events } = await opened()
    const seq = await append('ana', ana.write('a1'))
    await damage(seq)
    await log.saveSnapshot(plan, seq, ana.state())
    expect(linesOf(await load())).toEqual(['a0', 'a1'])
    expect(await asideOf()).toEqual([{ kind: 'update', position: 3 }])
    expect(events).toEqual([{ is: 'setAside', plan, count: 1 }])
  })
})

describe('a snapshot of another plan', () => {
  it('[L10] is refused though everything in it would only wait', async () => {
    const { plan, log, ana, ben, append, load } = await opened()
    const missing = ben.write('b1')
    const seq = await append('ben', ben.write('b2'))
    await expect(log.saveSnapshot(plan, seq, ana.state())).rejects.toMatchObject({ fault: 'notCovered' })
    await append('ben', missing)
    expect(linesOf(await load())).toEqual(expect.arrayContaining(['a0', 'b1', 'b2']))
  })
})

describe('rows that a snapshot covers', () => {
  it('[L11] stay when it does not read back as it was written', async () => {
    const spoil: { at: number | null } = { at: null }
    const store = await opened((thread) => ({
      ...thread,
      ask: async (name, ask) => {
        const answer = await thread.ask(name, ask)
        if (name === 'storeSnapshot' && spoil.at !== null) {
          await thread.ask('query', { sql: 'UPDATE snapshots SET crc = crc + 1 WHERE seq = ?', params: [spoil.at] })
        }
        return answer
      },
    }))
    const { plan, log, ana, append, ask, load } = store
    const first = await append('ana', ana.write('a1'))
    await log.saveSnapshot(plan, first, ana.state())
    spoil.at = await append('ana', ana.write('a2'))
    await expect(log.saveSnapshot(plan, spoil.at, ana.state())).rejects.toMatchObject({ fault: 'damaged' })
    const positions = await ask('SELECT seq FROM log WHERE plan_id = ? ORDER BY seq', [plan])
    expect(positions.map(({ seq }) => seq)).toEqual([1, first, spoil.at])
    expect(linesOf(await load())).toEqual(['a0', 'a1', 'a2'])
  })

  it('[L11] go only as far as the older of two snapshots reaches', async () => {
    const { plan, log, ana, append, ask } = await opened()
    const seqs: number[] = []
    for (const line of ['a1', 'a2', 'a3']) {
      const seq = await append('ana', ana.write(line))
      seqs.push(seq)
      await log.saveSnapshot(plan, seq, ana.state())
    }
    const rows = async (table: string) => (await ask(`SELECT seq FROM ${table} ORDER BY seq`)).map(({ seq }) => seq)
    expect(await rows('snapshots')).toEqual(seqs.slice(1))
    expect(await rows('log')).toEqual(seqs.slice(2))
  })
})
