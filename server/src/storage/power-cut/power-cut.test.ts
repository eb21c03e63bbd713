import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkDatabase } from '../backup/check-database.ts'
import { loadRows } from '../sqlite/load-rows.ts'
import { openFolder } from '../sqlite/open-folder.ts'
import { seeded } from '../testing/seeded.ts'
import { temporaryFolder } from '../testing/sqlite-fixture.ts'
import { isLong } from '../testing/torture.ts'
import { crashState, writeState } from './crash-state.ts'
import { newRecording, whyNotRecorded } from './recording.ts'
import type { Change } from './trace.ts'

const CUTS = isLong ? 200 : 20
const LINES = isLong ? 600 : 150
const SEED = Number(process.env.TORTURE_SEED ?? 20_300_101)
const PROCESS_MS = 600_000

const writer = fileURLToPath(new URL('./recorded-writer.ts', import.meta.url))
const restorer = fileURLToPath(new URL('./recorded-restore.ts', import.meta.url))
const unable = whyNotRecorded()
if (unable !== null) process.stdout.write(`No power is cut: ${unable}\n`)

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

function newFolder(): string {
  const folder = temporaryFolder()
  cleanUps.push(folder.remove)
  return folder.path
}

async function recorded(synchronous: 'FULL' | 'NORMAL'): Promise<Change[]> {
  const recording = newRecording(newFolder())
  expect(await recording.run(writer, [recording.root, String(LINES), synchronous])).toBe(0)
  return recording.changes()
}

/** What is wrong with the store after a cut at this moment; null when everything acknowledged is there and whole. */
function faultAfter(changes: readonly Change[], count: number, random: () => number): string | null {
  const folder = temporaryFolder()
  try {
    const state = crashState(changes, count, random)
    writeState(state, folder.path)
    const plan = state.marks.find((mark) => mark.startsWith('plan '))?.slice('plan '.length)
    const acked = state.marks.filter((mark) => mark.startsWith('acked ')).map((mark) => Number(mark.slice(6)))
    const opened = openFolder(join(folder.path, 'data'))
    if (!opened.ok) return `does not open: ${opened.reason}`
    try {
      if (opened.value.healed) return 'an index is damaged'
      if (plan === undefined) return null
      const loaded = loadRows(opened.value.db, plan, 0)
      if (loaded === null) return 'the plan is gone'
      if (loaded.quarantined > 0) return `${loaded.quarantined} rows are damaged`
      const doc = new Y.Doc()
      for (const part of [loaded.snapshot, ...loaded.updates]) if (part) Y.applyUpdate(doc, part)
      const lines = doc
        .getArray<string>('lines')
        .toJSON()
        .map((line: string) => line.split(' ')[0])
      const last = Math.max(0, ...acked)
      if (lines.length <= last) return `line ${lines.length} of ${last} is lost`
      if (lines.some((line, index) => line !== `w${index}`)) return 'lines are not in their order'
      if (Number(loaded.control.slice(1)) !== lines.length - 1) return `control ${loaded.control} is not the last`
      if (loaded.clients.size !== lines.length - 1) return `${loaded.clients.size} bindings are there`
      return null
    } finally {
      opened.value.close()
    }
  } catch (error) {
    return `cannot be read: ${String(error)}`
  } finally {
    folder.remove()
  }
}

/** The lines of a plan in a store that must open, whole. */
function linesIn(dataDir: string, plan: string): string[] {
  const opened = openFolder(dataDir)
  if (!opened.ok) throw new Error(`The store does not open: ${opened.reason}`)
  try {
    const doc = new Y.Doc()
    const loaded = loadRows(opened.value.db, plan, 0)
    for (const part of [loaded?.snapshot, ...(loaded?.updates ?? [])]) if (part) Y.applyUpdate(doc, part)
    return doc.getArray<string>('lines').toJSON()
  } finally {
    opened.value.close()
  }
}

/** Cuts the power at moments that chance chooses, and tells what was wrong after each cut that did harm. */
function harmOf(changes: readonly Change[], seed: number): string[] {
  const random = seeded(seed)
  const harm: string[] = []
  for (let cut = 1; cut <= CUTS; cut++) {
    const count = Math.floor(random() * (changes.length + 1))
    const fault = faultAfter(changes, count, random)
    if (fault !== null) harm.push(`seed ${seed}, cut ${cut} after ${count} of ${changes.length} changes: ${fault}`)
  }
  return harm
}

describe.skipIf(unable !== null)('a power cut', () => {
  it(
    `[L18] at any moment loses nothing that was acknowledged, ${CUTS} times over (seed ${SEED})`,
    async () => {
      const changes = await recorded('FULL')
      // The recording saw what it is about: commits, checkpoints into the database, and a log that was begun anew.
      const files = new Set(changes.flatMap((change) => (change.is === 'create' ? change.name : [])))
      expect([...files]).toEqual(expect.arrayContaining(['data/planwall.db', 'data/planwall.db-wal']))
      expect(changes.filter(({ is }) => is === 'sync').length).toBeGreaterThan(LINES / 3)
      expect(harmOf(changes, SEED)).toEqual([])
      // And with nothing cut, everything is there.
      expect(faultAfter(changes, changes.length, seeded(SEED))).toBeNull()
    },
    PROCESS_MS,
  )

  it(
    `would be noticed: commits that are not synced are lost (seed ${SEED})`,
    async () => {
      const harm = harmOf(await recorded('NORMAL'), SEED)
      expect(harm.filter((line) => /is lost$|is gone$/.test(line)).length).toBeGreaterThan(0)
    },
    PROCESS_MS,
  )

  it(
    `[B1] [B4] in the middle of a restore leaves the old data or the backup, whole, ${CUTS} times over (seed ${SEED})`,
    async () => {
      const recording = newRecording(newFolder())
      expect(await recording.run(restorer, [recording.root])).toBe(0)
      const changes = recording.changes()
      const begun = changes.findIndex((change) => change.is === 'mark' && change.text.startsWith('restoring'))
      const random = seeded(SEED)
      const seen = new Set<number>()
      for (let cut = 1; cut <= CUTS; cut++) {
        const count = begun + 1 + Math.floor(random() * (changes.length - begun))
        const state = crashState(changes, count, random)
        const folder = newFolder()
        writeState(state, folder)
        const plan = state.marks[0]?.replace('backup ', '') ?? ''
        const which = `seed ${SEED}, cut ${cut} after ${count} of ${changes.length} changes`
        expect(checkDatabase(join(folder, 'backups', 'copy.db')), which).toMatchObject({ ok: true })
        const lines = linesIn(join(folder, 'data'), plan)
        expect([5, 10], which).toContain(lines.length)
        if (state.marks.includes('restored')) expect(lines.length, which).toBe(5)
        expect(lines, which).toEqual(lines.map((_, index) => `w${index}`))
        seen.add(lines.length)
      }
      expect(seen).toEqual(new Set([5, 10]))
    },
    PROCESS_MS,
  )

  it(
    'is made of what was recorded: with nothing cut, every file is as the process left it',
    async () => {
      const recording = newRecording(newFolder())
      await recording.run(writer, [recording.root, '30', 'FULL'])
      const changes = recording.changes()
      // First all names, then of each file everything that was not synced.
      const luck = [0.999]
      const { files } = crashState(changes, changes.length, () => luck.shift() ?? 0.3)
      const left = readdirSync(join(recording.root, 'data')).map((name) => join('data', name))
      expect([...files.keys()].sort()).toEqual(left.sort())
      for (const [name, bytes] of files) expect(readFileSync(join(recording.root, name)).equals(bytes), name).toBe(true)
    },
    PROCESS_MS,
  )
})
