import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { loadRows } from '../sqlite/load-rows.ts'
import { openFolder } from '../sqlite/open-folder.ts'
import { seeded } from '../testing/seeded.ts'
import { temporaryFolder } from '../testing/sqlite-fixture.ts'
import { isLong } from '../testing/torture.ts'
import { type CrashState, crashState, writeState } from './crash-state.ts'
import { newRecording, whyNotRecorded } from './recording.ts'

const ROUNDS = isLong ? 150 : 12
const CUTS = isLong ? 200 : 20
const SEED = Number(process.env.TORTURE_SEED ?? 20_300_101)
const PROCESS_MS = 600_000

const writer = fileURLToPath(new URL('./failing-disk-writer.ts', import.meta.url))
const unable = whyNotRecorded()
if (unable !== null) process.stdout.write(`No disk is made to fail: ${unable}\n`)

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

function newFolder(): string {
  const folder = temporaryFolder()
  cleanUps.push(folder.remove)
  return folder.path
}

/** The calls whose updates are in the store, in their order. Throws unless every one is there whole and once. */
function callsIn(dataDir: string, plan: string): number[] {
  const opened = openFolder(dataDir)
  if (!opened.ok) throw new Error(`The store does not open: ${opened.reason}`)
  try {
    const loaded = loadRows(opened.value.db, plan, 0)
    if (opened.value.healed || loaded?.quarantined !== 0) throw new Error('The store is damaged')
    const texts = loaded.updates.map((bytes) => Buffer.from(bytes).toString().split(' ')[0] ?? '')
    const calls = texts.filter((text) => text.endsWith('x')).map((text) => Number.parseInt(text, 10))
    expect(texts).toEqual(['first', ...calls.flatMap((call) => [`${call}x`, `${call}y`])])
    expect(new Set(calls).size).toBe(calls.length)
    return calls
  } finally {
    opened.value.close()
  }
}

/** What was said of the calls, by the fate they met. */
function fates(marks: readonly string[]): Map<string, number[]> {
  const byFate = new Map<string, number[]>()
  for (const mark of marks) {
    const [word = '', call, fault] = mark.split(' ')
    if (word !== 'acked' && word !== 'refused') continue
    const fate = fault ?? word
    byFate.set(fate, [...(byFate.get(fate) ?? []), Number(call)])
  }
  return byFate
}

function ackedBefore({ marks }: CrashState): { plan: string | null; acked: number[] } {
  const plan = marks.find((mark) => mark.startsWith('plan '))?.slice('plan '.length) ?? null
  return { plan, acked: fates(marks).get('acked') ?? [] }
}

describe.skipIf(unable !== null)('a disk that fails', () => {
  it(
    `[L4] [L19] [L20] loses nothing that was acknowledged, keeps nothing that was refused, and is said (seed ${SEED})`,
    async () => {
      const recording = newRecording(newFolder())
      expect(await recording.run(writer, [recording.root, String(ROUNDS), String(SEED)])).toBe(0)
      const changes = recording.changes()
      const { marks } = crashState(changes, changes.length, seeded(SEED))
      const byFate = fates(marks)
      expect([...byFate.keys()].sort()).toEqual(['acked', 'closed', 'full', 'io', 'unsynced'])

      const plan = ackedBefore({ marks, files: new Map(), folders: [] }).plan ?? ''
      const stored = callsIn(join(recording.root, 'data'), plan)
      expect(stored).toEqual(expect.arrayContaining(byFate.get('acked') ?? []))
      const refused = ['closed', 'full', 'io'].flatMap((fate) => byFate.get(fate) ?? [])
      expect(stored.filter((call) => refused.includes(call))).toEqual([])

      // A full disk is said once, and once that it is well again; one that cannot sync ends the store for good.
      const said = marks.filter((mark) => mark.startsWith('said ')).map((mark) => mark.slice('said '.length))
      expect(said.filter((_, index) => index % 2 === 1)).toEqual(said.filter((mark) => mark === 'well'))
      expect(new Set(said)).toEqual(new Set(['failing full', 'failing io', 'well']))
      marks.forEach((mark, index) => {
        if (!mark.endsWith(' unsynced')) return
        const until = marks.findIndex((later, at) => at > index && later.startsWith('lost '))
        const between = marks.slice(index + 1, until)
        expect(between.filter((later) => !/^refused \d+ closed$/.test(later))).toEqual([])
        expect(between.length).toBeGreaterThan(0)
        expect(marks[until]).toMatch(/did not confirm what was written/)
      })
    },
    PROCESS_MS,
  )

  it(
    `[L18] [L20] and then a power cut lose nothing that was acknowledged, ${CUTS} times over (seed ${SEED})`,
    async () => {
      const recording = newRecording(newFolder())
      expect(await recording.run(writer, [recording.root, String(ROUNDS), String(SEED)])).toBe(0)
      const changes = recording.changes()
      const random = seeded(SEED)
      for (let cut = 1; cut <= CUTS; cut++) {
        const count = Math.floor(random() * (changes.length + 1))
        const state = crashState(changes, count, random)
        const folder = newFolder()
        writeState(state, folder)
        const { plan, acked } = ackedBefore(state)
        if (plan === null) continue
        const stored = callsIn(join(folder, 'data'), plan)
        const lost = acked.filter((call) => !stored.includes(call))
        expect(lost, `seed ${SEED}, cut ${cut} after ${count} of ${changes.length} changes`).toEqual([])
      }
    },
    PROCESS_MS,
  )
})
