import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { err } from '@planwall/shared/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openStorage, type StorageEvent } from '../store.ts'
import { addPlan, noon, openedStorage, openedThread, temporaryFolder } from '../testing/sqlite-fixture.ts'
import { createWriter } from '../testing/writer.ts'
import { openConnection } from './connection.ts'

const folders: { remove(): void }[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove()
})

function newFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder.path
}

const note = (text: string) => ({ kind: 'update' as const, bytes: Buffer.from(text), by: 'ana' })

/** Flips one bit of every place where the mark stands in the closed database. */
function flipBitIn(dataDir: string, mark: string): void {
  const path = join(dataDir, 'planwall.db')
  const bytes = readFileSync(path)
  let at = bytes.indexOf(mark)
  expect(at, `${mark} stands in the file`).toBeGreaterThan(0)
  for (; at >= 0; at = bytes.indexOf(mark, at + 1)) bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(path, bytes)
}

async function planWith(
  dataDir: string,
  fill: (store: Awaited<ReturnType<typeof openedThread>>, plan: string) => Promise<void>,
) {
  const store = await openedThread(dataDir)
  const plan = await addPlan(store, { document: Buffer.from('first'), control: 'control-0' })
  await fill(store, plan)
  await store.close()
  return plan
}

describe('a flipped bit', () => {
  it('[L8] in an update sets that row aside for good and loads the others', async () => {
    const dataDir = newFolder()
    const plan = await planWith(dataDir, async ({ log }, plan) => {
      await log.append(plan, [note('before'), note('MARKED-NOTE'), note('after')])
    })
    flipBitIn(dataDir, 'MARKED-NOTE')

    const store = await openedThread(dataDir)
    const loaded = await store.log.load(plan)
    expect(loaded?.updates.map((bytes) => Buffer.from(bytes).toString())).toEqual(['first', 'before', 'after'])
    expect(loaded).toMatchObject({ quarantined: 1, entries: 3, seq: 5 })
    const aside = await store.thread.ask('query', { sql: 'SELECT * FROM quarantine', params: [] })
    expect(aside.rows).toEqual([
      {
        id: 1,
        plan_id: plan,
        kind: 'update',
        position: 4,
        author: 'ana',
        bytes: new Uint8Array(Buffer.from('LARKED-NOTE')),
        crc: expect.any(Number),
        found_at: expect.any(Number),
      },
    ])
    expect(await store.log.append(plan, [note('later')])).toBe(6)
    expect(await store.log.load(plan)).toMatchObject({ quarantined: 1, entries: 4 })
    const other = await addPlan(store, { document: Buffer.from('other'), control: 'c' })
    expect(await store.log.load(other)).toMatchObject({ quarantined: 0 })
    await store.close()
  })

  it('[L7] in the control state opens the plan with the state before it', async () => {
    const dataDir = newFolder()
    const plan = await planWith(dataDir, async ({ log }, plan) => {
      await log.append(plan, [{ kind: 'control', state: 'control-1' }])
      await log.append(plan, [{ kind: 'control', state: 'MARKED-CONTROL' }])
    })
    flipBitIn(dataDir, 'MARKED-CONTROL')
    const { log, close } = await openedStorage(dataDir)
    expect(await log.load(plan)).toMatchObject({ control: 'control-1', quarantined: 1 })
    await log.append(plan, [{ kind: 'control', state: 'control-3' }])
    expect(await log.load(plan)).toMatchObject({ control: 'control-3', quarantined: 1 })
    await close()
  })

  it('[L6] in a binding forgets the binding rather than give it to somebody else', async () => {
    const dataDir = newFolder()
    const plan = await planWith(dataDir, async ({ log }, plan) => {
      await log.append(plan, [
        { kind: 'client', clientId: 5, participant: 'MARKED-ANA' },
        { kind: 'client', clientId: 6, participant: 'ben' },
      ])
    })
    flipBitIn(dataDir, 'MARKED-ANA')
    const { log, close } = await openedStorage(dataDir)
    expect(await log.load(plan)).toMatchObject({ clients: new Map([[6, 'ben']]), quarantined: 1 })
    await close()
  })

  it('[L9] in the beginning of a plan without a snapshot refuses the plan, every time', async () => {
    const dataDir = newFolder()
    const store = await openedThread(dataDir)
    const plan = await addPlan(store, { document: Buffer.from('MARKED-FIRST'), control: 'c' })
    const other = await addPlan(store, { document: Buffer.from('other'), control: 'c' })
    await store.log.append(plan, [note('a')])
    await store.close()
    flipBitIn(dataDir, 'MARKED-FIRST')
    const { log, close } = await openedStorage(dataDir)
    await expect(log.load(plan)).rejects.toMatchObject({ fault: 'damaged' })
    await expect(log.load(plan)).rejects.toMatchObject({ fault: 'damaged' })
    expect(await log.load(other)).toMatchObject({ quarantined: 0, entries: 1 })
    await close()
  })

  it('[L9] in both control states refuses the plan', async () => {
    const dataDir = newFolder()
    const plan = await planWith(dataDir, async ({ log }, plan) => {
      await log.append(plan, [{ kind: 'control', state: 'MARKED-1' }])
      await log.append(plan, [{ kind: 'control', state: 'MARKED-2' }])
    })
    flipBitIn(dataDir, 'MARKED-')
    const { log, close } = await openedStorage(dataDir)
    await expect(log.load(plan)).rejects.toMatchObject({ fault: 'damaged' })
    await close()
  })

  it('[L11] in the newest snapshot opens the same document from the older one and the log', async () => {
    const dataDir = newFolder()
    const ana = createWriter(1)
    const store = await openedThread(dataDir)
    const plan = await addPlan(store, { document: ana.write('w0'), control: 'c' })
    for (const line of ['w1', 'w2', 'w3']) {
      const seq = await store.log.append(plan, [{ kind: 'update', bytes: ana.write(line), by: 'ana' }])
      await store.log.saveSnapshot(plan, seq, ana.state())
    }
    await store.log.append(plan, [{ kind: 'update', bytes: ana.write('w4'), by: 'ana' }])
    // The newest snapshot is the only row that holds all of its bytes.
    const { sql, params } = { sql: 'UPDATE snapshots SET crc = crc + 1 WHERE seq = 5', params: [] }
    expect((await store.thread.ask('query', { sql, params })).changes).toBe(1)

    const loaded = await store.log.load(plan)
    const doc = new Y.Doc()
    for (const part of [loaded?.snapshot, ...(loaded?.updates ?? [])]) if (part) Y.applyUpdate(doc, part)
    expect(doc.getArray('lines').toJSON()).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
    expect(loaded).toMatchObject({ quarantined: 1, entries: 2 })

    await store.thread.ask('query', { sql: 'UPDATE snapshots SET crc = crc + 1', params: [] })
    await expect(store.log.load(plan)).rejects.toMatchObject({ fault: 'damaged' })
    await store.close()
  })
})

describe('an index that does not fit its table', () => {
  /** Flips one bit of the first place where the mark stands on the first page of the index. */
  function flipBitInIndex(dataDir: string, index: string, mark: string): void {
    const path = join(dataDir, 'planwall.db')
    const db = openConnection(path)
    const [row] = db.query('SELECT rootpage FROM sqlite_master WHERE name = ?', [index]).rows
    const [size] = db.query('PRAGMA page_size').rows
    db.close()
    const bytes = readFileSync(path)
    const start = (Number(row?.rootpage) - 1) * Number(size?.page_size)
    const at = bytes.indexOf(mark, start)
    expect(at, 'the mark stands on that page').toBeLessThan(start + Number(size?.page_size))
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(path, bytes)
  }

  it('[L17] is made anew where checksums tell that the table is right, and said', async () => {
    const dataDir = newFolder()
    const plan = await planWith(dataDir, async ({ log }, plan) => {
      await log.append(plan, [note('a'), note('b')])
    })
    flipBitInIndex(dataDir, 'sqlite_autoindex_log_1', plan)
    const events: StorageEvent[] = []
    const opened = await openStorage({ dataDir, clock: noon, said: (event) => events.push(event) })
    if (!opened.ok) throw new Error(opened.reason)
    expect(events).toEqual([{ is: 'healed' }])
    const loaded = await opened.value.log.load(plan)
    expect(loaded?.updates.map((bytes) => Buffer.from(bytes).toString())).toEqual(['first', 'a', 'b'])
    expect(loaded?.quarantined).toBe(0)
    await opened.value.close()
    const again = await openStorage({ dataDir, clock: noon, said: (event) => events.push(event) })
    if (again.ok) await again.value.close()
    expect(events).toHaveLength(1)
  })

  it('[L17] of a table without checksums refuses the folder, and changes nothing', async () => {
    const dataDir = newFolder()
    const plan = await planWith(dataDir, async () => {})
    flipBitInIndex(dataDir, 'participants_of_plan', plan)
    const before = readFileSync(join(dataDir, 'planwall.db'))
    expect(await openStorage({ dataDir, clock: noon })).toEqual(err('damaged'))
    expect(readFileSync(join(dataDir, 'planwall.db')).equals(before)).toBe(true)
  })
})
