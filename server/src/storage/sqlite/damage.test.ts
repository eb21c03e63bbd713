import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { StorageError } from '../storage-error.ts'
import { seeded } from '../testing/seeded.ts'
import { addPlan, openedStorage, openedThread, temporaryFolder } from '../testing/sqlite-fixture.ts'
import { createWriter } from '../testing/writer.ts'
import { loadRows } from './load-rows.ts'
import { openFolder } from './open-folder.ts'

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

  it('[L8] anywhere in the file never makes up an update and never throws anything but a StorageError', async () => {
    const dataDir = newFolder()
    const plan = await planWith(dataDir, async ({ log }, plan) => {
      for (let n = 0; n < 40; n++) await log.append(plan, [note(`note ${n} `.repeat(20))])
    })
    const written = new Set(['first', ...Array.from({ length: 40 }, (_, n) => `note ${n} `.repeat(20))])
    const seed = 20_300_101
    const random = seeded(seed)
    const size = readFileSync(join(dataDir, 'planwall.db')).length
    for (let round = 0; round < 60; round++) {
      const copy = newFolder()
      cpSync(dataDir, copy, { recursive: true })
      const path = join(copy, 'planwall.db')
      const bytes = readFileSync(path)
      const at = Math.floor(random() * size)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)
      writeFileSync(path, bytes)
      const invented = loadedTexts(copy, plan).filter((text) => !written.has(text))
      expect(invented, `seed ${seed}, round ${round}, byte ${at}`).toEqual([])
    }
  })
})

function loadedTexts(dataDir: string, plan: string): string[] {
  const folder = openFolder(dataDir)
  if (!folder.ok) return []
  try {
    return loadRows(folder.value.db, plan, 0)?.updates.map((bytes) => Buffer.from(bytes).toString()) ?? []
  } catch (error) {
    if (error instanceof StorageError) return []
    throw error
  } finally {
    folder.value.close()
  }
}
