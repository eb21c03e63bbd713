import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openConnection } from '../sqlite/connection.ts'
import type { Storage } from '../store.ts'
import { addPlan, openedStorage, temporaryFolder } from '../testing/sqlite-fixture.ts'
import { createWriter } from '../testing/writer.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const NOW = Date.UTC(2030, 0, 1, 12)
const KEPT = 'before-restore-20300101T120000Z'

const cleanUps: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function newFolder(): string {
  const folder = temporaryFolder()
  cleanUps.push(folder.remove)
  return folder.path
}

/** A folder with one plan in which Ana wrote one line, and a place for its backups. */
async function anaWrote(line: string) {
  const [dataDir, elsewhere] = [newFolder(), newFolder()]
  const storage = await openedStorage(dataDir)
  cleanUps.push(storage.close)
  const ana = createWriter(1)
  const plan = await addPlan(storage, { document: ana.write(line), control: 'c0' })
  const order = { dataDir, file: join(elsewhere, 'copy.db'), replace: false, now: NOW }
  const write = (text: string) => storage.log.append(plan, [{ kind: 'update', bytes: ana.write(text), by: 'ana' }])
  return { ...order, order, storage, plan, ana, write, elsewhere }
}

/** The lines of the plan as a server started on this folder reads them. */
async function linesIn(dataDir: string, plan: string): Promise<unknown> {
  const storage = await openedStorage(dataDir)
  const lines = await linesOf(storage, plan)
  await storage.close()
  return lines
}

async function linesOf(storage: Storage, plan: string): Promise<unknown> {
  const loaded = await storage.log.load(plan)
  const doc = new Y.Doc()
  for (const part of [loaded?.snapshot, ...(loaded?.updates ?? [])]) if (part) Y.applyUpdate(doc, part)
  return doc.getArray('lines').toJSON()
}

describe('a backup', () => {
  it('[B1] [B2] made while Ana writes holds all that was saved when it began, and restores to the same plan', async () => {
    const { order, storage, plan, ana, write } = await anaWrote('w0')
    let saved = 0
    let isWriting = true
    const writing = (async () => {
      for (let n = 1; isWriting; n++) {
        const seq = await write(`w${n}`)
        saved = n
        if (n % 40 === 0) await storage.log.saveSnapshot(plan, seq, ana.state())
      }
    })()
    for (let round = 0; round < 3; round++) {
      const file = `${order.file}-${round}`
      const savedBefore = saved
      expect(await writeBackup({ ...order, file })).toMatchObject({ ok: true, value: { plans: 1, damagedRows: 0 } })
      const other = newFolder()
      expect(await restoreBackup({ dataDir: other, file, now: NOW })).toMatchObject(
        ok({ plans: 1, madeAt: NOW, keptIn: null }),
      )
      const lines = await linesIn(other, plan)
      const count = Array.isArray(lines) ? lines.length : 0
      // One of one author's updates is there only with all before it: the plan is as it was at one moment.
      expect(lines).toEqual(Array.from({ length: count }, (_, n) => `w${n}`))
      expect(count).toBeGreaterThan(savedBefore)
    }
    isWriting = false
    await writing
    expect(await linesOf(storage, plan)).toEqual(ana.lines())
  })

  it('[B1] is one file for its owner alone, and nothing else is left beside it', async () => {
    const { order, elsewhere } = await anaWrote('w0')
    const made = await writeBackup(order)
    const bytes = statSync(order.file).size
    expect(made).toEqual(
      ok({
        plans: 1,
        damagedRows: 0,
        madeAt: NOW,
        bytes,
        newestLink: expect.objectContaining({ nonce: expect.any(String) }),
      }),
    )
    expect(readdirSync(elsewhere)).toEqual(['copy.db'])
    if (process.platform !== 'win32') expect(statSync(order.file).mode & 0o777).toBe(0o600)
  })

  it('[B1] replaces a file only when told to', async () => {
    const { order, write, plan } = await anaWrote('w0')
    writeFileSync(order.file, 'mine')
    expect(await writeBackup(order)).toEqual(err('exists'))
    expect(readFileSync(order.file, 'utf8')).toBe('mine')
    await write('w1')
    expect((await writeBackup({ ...order, replace: true })).ok).toBe(true)
    const other = newFolder()
    await restoreBackup({ dataDir: other, file: order.file, now: NOW })
    expect(await linesIn(other, plan)).toEqual(['w0', 'w1'])
  })

  it('[B2] counts the rows that are damaged and takes them along', async () => {
    const { order, storage, write } = await anaWrote('w0')
    await write('w1')
    await storage.close()
    const db = openConnection(join(order.dataDir, 'planwall.db'))
    db.exec('UPDATE log SET crc = crc + 1 WHERE seq = 3')
    db.close()
    expect(await writeBackup(order)).toMatchObject(ok({ damagedRows: 1 }))
  })

  it('[B3] that cannot be made leaves nothing', async () => {
    const { order, elsewhere, storage } = await anaWrote('w0')
    expect(await writeBackup({ ...order, dataDir: newFolder() })).toEqual(err('noData'))
    writeFileSync(join(elsewhere, 'file'), '')
    expect(await writeBackup({ ...order, file: join(elsewhere, 'file', 'copy.db') })).toEqual(err('unwritable'))
    await storage.close()
    const db = openConnection(join(order.dataDir, 'planwall.db'))
    db.exec(`UPDATE meta SET value = '2000000' WHERE key = 'schema_version'`)
    db.close()
    expect(await writeBackup(order)).toEqual(err('newerSchema'))
    writeFileSync(join(order.dataDir, 'planwall.db'), 'no database, '.repeat(1000))
    expect(await writeBackup(order)).toEqual(err('damaged'))
    expect(readdirSync(elsewhere)).toEqual(['file'])
  })
})

describe('restoring', () => {
  it('[B4] puts the backup in place and keeps what was there, from which one can come back', async () => {
    const { order, dataDir, file, storage, plan, write } = await anaWrote('w0')
    await writeBackup(order)
    await write('w1')
    await storage.close()
    const keptIn = join(dataDir, KEPT)
    expect(await restoreBackup({ dataDir, file, now: NOW })).toMatchObject(ok({ plans: 1, keptIn }))
    expect(await linesIn(dataDir, plan)).toEqual(['w0'])
    expect((await restoreBackup({ dataDir, file: join(keptIn, 'planwall.db'), now: NOW + 1000 })).ok).toBe(true)
    expect(await linesIn(dataDir, plan)).toEqual(['w0', 'w1'])
    expect(readdirSync(dataDir).sort()).toEqual([
      'before-restore-20300101T120000Z',
      'before-restore-20300101T120001Z',
      'planwall.db',
      'planwall.lock',
    ])
  })

  it('[B4] takes a database that was copied together with its log while a server ran', async () => {
    const { dataDir, plan, write } = await anaWrote('w0')
    await write('w1')
    const copied = newFolder()
    for (const name of ['planwall.db', 'planwall.db-wal']) {
      writeFileSync(join(copied, name), readFileSync(join(dataDir, name)))
    }
    const other = newFolder()
    expect(await restoreBackup({ dataDir: other, file: join(copied, 'planwall.db'), now: NOW })).toMatchObject(
      ok({ plans: 1 }),
    )
    expect(await linesIn(other, plan)).toEqual(['w0', 'w1'])
    expect(readdirSync(copied).sort()).toEqual(['planwall.db', 'planwall.db-wal'])
  })

  it('[B4] keeps a damaged database too, with the log beside it', async () => {
    const { order, dataDir, file, storage, plan } = await anaWrote('w0')
    await writeBackup(order)
    await storage.close()
    writeFileSync(join(dataDir, 'planwall.db'), 'no database, '.repeat(1000))
    writeFileSync(join(dataDir, 'planwall.db-wal'), 'no log')
    expect((await restoreBackup({ dataDir, file, now: NOW })).ok).toBe(true)
    expect(readFileSync(join(dataDir, KEPT, 'planwall.db'), 'utf8')).toContain('no database')
    expect(readFileSync(join(dataDir, KEPT, 'planwall.db-wal'), 'utf8')).toBe('no log')
    expect(await linesIn(dataDir, plan)).toEqual(['w0'])
  })

  it('[B5] refuses while a server has the folder', async () => {
    const { order, dataDir, file, write, storage, plan } = await anaWrote('w0')
    await writeBackup(order)
    await write('w1')
    expect(await restoreBackup({ dataDir, file, now: NOW })).toEqual(err('inUse'))
    await write('w2')
    expect(await linesOf(storage, plan)).toEqual(['w0', 'w1', 'w2'])
  })

  it('[B5] refuses what is no good backup, and changes nothing', async () => {
    const { order, dataDir, file, storage, plan } = await anaWrote('w0')
    await writeBackup(order)
    await storage.close()
    const before = readdirSync(dataDir)
    const restoring = (path: string) => restoreBackup({ dataDir, file: path, now: NOW })
    const changed = (change: (bytes: Buffer) => Buffer) => {
      const path = join(newFolder(), 'changed.db')
      writeFileSync(path, change(readFileSync(file)))
      return path
    }
    expect(await restoring(join(newFolder(), 'nothing.db'))).toEqual(err('missing'))
    expect(await restoring(newFolder())).toEqual(err('missing'))
    expect(await restoring(changed(() => Buffer.from('a letter to somebody')))).toEqual(err('notOurs'))
    expect(await restoring(changed(() => Buffer.alloc(0)))).toEqual(err('notOurs'))
    expect(await restoring(changed((bytes) => bytes.subarray(0, bytes.length - 8192)))).toEqual(err('damaged'))
    const foreign = join(newFolder(), 'foreign.db')
    openConnection(foreign).exec('CREATE TABLE recipes (name TEXT)')
    expect(await restoring(foreign)).toEqual(err('notOurs'))
    const newer = changed((bytes) => bytes)
    const db = openConnection(newer)
    db.exec(`UPDATE meta SET value = '2000000' WHERE key = 'schema_version'`)
    db.close()
    expect(await restoring(newer)).toEqual(err('newerSchema'))
    expect(readdirSync(dataDir)).toEqual(before)
    expect(await linesIn(dataDir, plan)).toEqual(['w0'])
  })

  it('[B5] says when the folder cannot be written', async () => {
    const { order, file } = await anaWrote('w0')
    await writeBackup(order)
    const parent = newFolder()
    writeFileSync(join(parent, 'file'), '')
    expect(await restoreBackup({ dataDir: join(parent, 'file', 'data'), file, now: NOW })).toEqual(err('unwritable'))
    // Where the present data would be kept, something is kept already.
    const dataDir = newFolder()
    mkdirSync(join(dataDir, KEPT))
    writeFileSync(join(dataDir, KEPT, 'planwall.db'), 'kept')
    expect((await restoreBackup({ dataDir, file, now: NOW })).ok).toBe(true)
    expect(await restoreBackup({ dataDir, file, now: NOW })).toEqual(err('unwritable'))
    expect(readFileSync(join(dataDir, KEPT, 'planwall.db'), 'utf8')).toBe('kept')
    expect(readdirSync(dataDir).sort()).toEqual([KEPT, 'planwall.db', 'planwall.lock'])
  })
})
