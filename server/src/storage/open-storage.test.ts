import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { err } from '@planwall/shared/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { openConnection } from './sqlite/connection.ts'
import { openStorage } from './store.ts'
import { addPlan, noon, openedStorage, temporaryFolder } from './testing/sqlite-fixture.ts'
import { killed, startChild } from './testing/start-child.ts'

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

function newFolder(): string {
  const folder = temporaryFolder()
  cleanUps.push(folder.remove)
  return folder.path
}

describe('a killed server', () => {
  it('[L12] keeps the folder to itself while it lives and frees it the moment it is killed', {
    timeout: 60_000,
  }, async () => {
    const dataDir = newFolder()
    const { child, lines } = startChild(dataDir)
    cleanUps.push(() => child.kill('SIGKILL'))
    await lines.next()
    expect(await openStorage({ dataDir, clock: noon })).toEqual(err('inUse'))
    await killed(child)
    const storage = await openedStorage(dataDir)
    expect(await openStorage({ dataDir, clock: noon })).toEqual(err('inUse'))
    await storage.close()
    await (await openedStorage(dataDir)).close()
  })
})

describe('opening a data folder', () => {
  it('[L13] refuses a newer schema and changes not a byte', async () => {
    const dataDir = newFolder()
    const storage = await openedStorage(dataDir)
    await addPlan(storage, { document: Buffer.from('first'), control: 'c' })
    await storage.close()
    const db = openConnection(join(dataDir, 'planwall.db'))
    db.exec(`UPDATE meta SET value = '2000000' WHERE key = 'schema_version'`)
    db.close()
    const before = filesOf(dataDir)
    expect(await openStorage({ dataDir, clock: noon })).toEqual(err('newerSchema'))
    expect(filesOf(dataDir)).toEqual(before)
  })

  it('[L12] tells a folder that cannot be written and a file that is no database apart', async () => {
    const parent = newFolder()
    writeFileSync(join(parent, 'file'), '')
    expect(await openStorage({ dataDir: join(parent, 'file', 'data'), clock: noon })).toEqual(err('unwritable'))
    mkdirSync(join(parent, 'data'))
    writeFileSync(join(parent, 'data', 'planwall.db'), 'not a database, '.repeat(1000))
    expect(await openStorage({ dataDir: join(parent, 'data'), clock: noon })).toEqual(err('damaged'))
  })

  it('[L16] finishes what was asked before it closes, and answers no more', async () => {
    const dataDir = newFolder()
    const storage = await openedStorage(dataDir)
    const plan = await addPlan(storage, { document: Buffer.from('first'), control: 'c' })
    expect(await storage.writable()).toBe(true)
    const appends = Array.from({ length: 5 }, (_, n) => storage.log.append(plan, [{ kind: 'control', state: `c${n}` }]))
    await Promise.all([storage.close(), storage.close()])
    expect(await Promise.all(appends)).toEqual([3, 4, 5, 6, 7])
    expect(await storage.writable()).toBe(false)
    await expect(storage.plans.get(plan)).rejects.toMatchObject({ fault: 'closed' })
    const again = await openedStorage(dataDir)
    expect(await again.log.load(plan)).toMatchObject({ control: 'c4', seq: 7 })
    await again.close()
  })
})

function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  )
}
