import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/sqlite-fixture.ts'
import { type DailyBackupEvent, startDailyBackup } from './daily-backup.ts'
import type { BackupFault } from './write-backup.ts'

const DAY_MS = 86_400_000
const START = Date.UTC(2030, 0, 1, 12)

const folders: { remove(): void }[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove()
})

/** A rotation whose copies are small files, with its clock and its hourly call in the hands of the test. */
async function rotation({ keep = 3, folder = newFolder() } = {}) {
  const time = { at: START }
  const events: DailyBackupEvent[] = []
  const world: { fault: BackupFault | null; damagedRows: number; stopped: boolean } = {
    fault: null,
    damagedRows: 0,
    stopped: false,
  }
  const daily = startDailyBackup({
    folder,
    keep,
    backup: async (file) => {
      if (world.fault !== null) return err(world.fault)
      writeFileSync(file, 'copy')
      return ok({ plans: 1, damagedRows: world.damagedRows, madeAt: time.at, newestLink: null, bytes: 4 })
    },
    clock: { now: () => time.at },
    said: (event) => events.push(event),
    every: () => () => {
      world.stopped = true
    },
  })
  await daily.look()
  return { daily, time, events, world, folder, names: () => readdirSync(folder).sort() }
}

function newFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder.path
}

const nameOn = (day: string, hour = '12') => `planwall-203001${day}T${hour}0000Z.db`

it('[B6] makes a copy at the start when there is none, and the next a day later', async () => {
  const { daily, time, names } = await rotation()
  expect(names()).toEqual([nameOn('01')])
  time.at = START + DAY_MS - 1
  await daily.look()
  expect(names()).toEqual([nameOn('01')])
  time.at = START + DAY_MS
  await daily.look()
  expect(names()).toEqual([nameOn('01'), nameOn('02')])
})

it('[B6] makes none at a start within a day of the last, and one when the clock was set back', async () => {
  const { folder, names } = await rotation()
  await rotation({ folder })
  expect(names()).toEqual([nameOn('01')])
  writeFileSync(join(folder, nameOn('09')), 'from the future')
  await rotation({ folder })
  expect(names()).toEqual([nameOn('01'), nameOn('09')])
})

it('[B6] keeps the newest only, and leaves alone what is not its own', async () => {
  const folder = newFolder()
  for (const name of ['notes.txt', 'planwall.db', 'planwall-mine.db']) writeFileSync(join(folder, name), '')
  writeFileSync(join(folder, `${nameOn('01')}.0a1b2c3d.unfinished`), 'half')
  const { daily, time, names } = await rotation({ folder })
  for (let day = 1; day <= 4; day++) {
    time.at = START + day * DAY_MS
    await daily.look()
  }
  expect(names()).toEqual(['notes.txt', nameOn('03'), nameOn('04'), nameOn('05'), 'planwall-mine.db', 'planwall.db'])
})

it('[B6] says that a copy failed, tries again at the next look, and removes no older one', async () => {
  const { daily, time, events, world, folder, names } = await rotation({ keep: 1 })
  world.fault = 'noRoom'
  time.at = START + DAY_MS
  await daily.look()
  expect(names()).toEqual([nameOn('01')])
  world.fault = null
  time.at += 3_600_000
  await daily.look()
  expect(names()).toEqual([nameOn('02', '13')])
  expect(events.map((event) => [event.is, event.is === 'failed' ? event.fault : event.file])).toEqual([
    ['made', join(folder, nameOn('01'))],
    ['failed', 'noRoom'],
    ['made', join(folder, nameOn('02', '13'))],
  ])
})

it('[B6] keeps the older copies when the newest holds damaged rows', async () => {
  const { daily, time, world, names } = await rotation({ keep: 1 })
  world.damagedRows = 2
  time.at = START + DAY_MS
  await daily.look()
  expect(names()).toEqual([nameOn('01'), nameOn('02')])
})

it('[B6] is silent about a folder without a plan, and stops when told', async () => {
  const { daily, time, events, world, names } = await rotation()
  world.fault = 'noData'
  time.at = START + DAY_MS
  await daily.look()
  expect(events).toHaveLength(1)
  expect(names()).toEqual([nameOn('01')])
  daily.stop()
  expect(world.stopped).toBe(true)
})
