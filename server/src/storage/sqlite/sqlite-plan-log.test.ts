import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { planLogContract } from '../plan-log.contract.ts'
import { StorageError } from '../storage-error.ts'
import { addPlan, openedThread, temporaryFolder } from '../testing/sqlite-fixture.ts'
import { appendRows } from './append-rows.ts'
import type { Connection } from './connection.ts'
import { loadRows } from './load-rows.ts'
import { openFolder } from './open-folder.ts'
import type { StorageThread } from './storage-thread.ts'

const NO_LIMIT = 1_073_741_823
const note = (text: string) => ({ kind: 'update' as const, bytes: Buffer.from(text), by: 'ana' })
const first = { document: Buffer.from('first'), control: 'c0' }

const cleanUps: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function opened(watch?: (thread: StorageThread) => StorageThread) {
  const folder = temporaryFolder()
  cleanUps.push(folder.remove)
  const store = await openedThread(folder.path, watch)
  cleanUps.push(store.close)
  return { ...store, folder: folder.path }
}

describe('on SQLite', () => {
  // One store for the whole contract: each of its tests has a plan of its own.
  const folder = temporaryFolder()
  let shared: ReturnType<typeof openedThread> | null = null
  afterAll(async () => {
    await (await shared)?.close()
    folder.remove()
  })

  planLogContract(async () => {
    shared ??= openedThread(folder.path)
    const store = await shared
    const ask = async (sql: string) => (await store.thread.ask('query', { sql, params: [] })).rows
    return {
      log: store.log,
      createPlan: (first) => addPlan(store, first),
      // A database that may not grow is a full disk to SQLite.
      breakCommits: async (fault) => {
        const [row] = await ask('PRAGMA page_count')
        await ask(`PRAGMA max_page_count = ${fault === null ? NO_LIMIT : Number(row?.page_count)}`)
      },
      dispose: async () => {},
    }
  })

  it('[L1] commits with a sync to disk each time', async () => {
    const { thread } = await opened()
    const pragma = async (name: string) => (await thread.ask('query', { sql: `PRAGMA ${name}`, params: [] })).rows
    expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }])
    expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
    expect(await pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }])
  })

  it('[L4] notices a full disk when asked whether it can write', async () => {
    const { thread } = await opened()
    const pragma = async (sql: string) => (await thread.ask('query', { sql: `PRAGMA ${sql}`, params: [] })).rows[0]
    const pages = (await pragma('page_count'))?.page_count
    await pragma(`max_page_count = ${Number(pages)}`)
    await expect(thread.ask('probe', { now: 1 })).rejects.toMatchObject({ fault: 'full' })
    await pragma(`max_page_count = ${NO_LIMIT}`)
    expect(await thread.ask('probe', { now: 2 })).toBeNull()
  })

  it('[L3] commits at once when idle, and everything that arrives meanwhile in one commit after it', async () => {
    const groups: number[] = []
    let running = 0
    let mostRunning = 0
    const store = await opened((thread) => ({
      ...thread,
      ask: async (name, ask) => {
        if (name !== 'append') return thread.ask(name, ask)
        groups.push('calls' in ask ? ask.calls.length : 0)
        running += 1
        mostRunning = Math.max(mostRunning, running)
        if (groups.length === 1) for (let n = 0; n < 50; n++) later.push(store.log.append(plan, [note(`n${n}`)]))
        const answer = await thread.ask(name, ask)
        running -= 1
        return answer
      },
    }))
    const later: Promise<number>[] = []
    const plan = await addPlan(store, first)
    expect(await store.log.append(plan, [note('alone')])).toBe(3)
    expect(await Promise.all(later)).toEqual(Array.from({ length: 50 }, (_, n) => n + 4))
    expect({ groups, mostRunning }).toEqual({ groups: [1, 50], mostRunning: 1 })
  })

  it('[L3] lets a commit wait for a transaction of the other tables, and the other way round', async () => {
    const store = await opened()
    const plan = await addPlan(store, first)
    const order: string[] = []
    await Promise.all([
      store.db.transaction().execute(async (trx) => {
        await trx.updateTable('plans').set({ name: 'Beta' }).execute()
        await new Promise(setImmediate)
        await trx.updateTable('plans').set({ title: 'Plan' }).execute()
        order.push('transaction')
      }),
      store.log.append(plan, [note('a')]).then(() => order.push('append')),
      store.plans.get(plan).then((found) => order.push(`get ${found?.name} ${found?.title}`)),
    ])
    expect(order).toEqual(['transaction', 'append', 'get Beta Plan'])
  })

  it('[L5] lets only the culprit fail when a call cannot be written at all', async () => {
    const store = await opened()
    const plan = await addPlan(store, first)
    const outcomes = await Promise.allSettled([
      store.log.append(plan, [note('a')]),
      store.log.append(plan, [{ kind: 'client', clientId: Number.NaN, participant: 'ana' }]),
      store.log.append(plan, [note('b')]),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await store.log.load(plan))?.updates.map((bytes) => Buffer.from(bytes).toString())).toEqual([
      'first',
      'a',
      'b',
    ])
  })

  it('[L4] rejects with closed when the thread is gone', async () => {
    const store = await opened()
    const plan = await addPlan(store, first)
    const append = store.log.append(plan, [note('a')])
    await store.close()
    cleanUps.pop()
    await append
    await expect(store.log.append(plan, [note('b')])).rejects.toMatchObject({ name: 'StorageError', fault: 'closed' })
  })
})

describe('a commit that the disk refuses at its very end', () => {
  it('[L4] leaves nothing behind, and the next one works', async () => {
    const store = await opened()
    const plan = await addPlan(store, first)
    await store.close()
    cleanUps.pop()
    const folder = openFolder(store.folder)
    if (!folder.ok) throw new Error(folder.reason)
    cleanUps.push(folder.value.close)
    const { db } = folder.value
    let broken = true
    const failing: Connection = {
      exec: (sql) => {
        if (broken && sql === 'COMMIT') throw new StorageError('io', 'disk I/O error')
        db.exec(sql)
      },
      query: db.query,
      get inTransaction() {
        return db.inTransaction
      },
      close: db.close,
    }
    const before = loadRows(db, plan, 0)
    expect(() => appendRows(failing, [{ plan, entries: [note('lost'), { kind: 'control', state: 'lost' }] }])).toThrow(
      StorageError,
    )
    expect(loadRows(db, plan, 0)).toEqual(before)
    broken = false
    expect(appendRows(failing, [{ plan, entries: [note('kept')] }])).toEqual([{ ok: true, value: 3 }])
  })
})
