import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { StorageError } from '../storage-error.ts'
import { seeded } from '../testing/seeded.ts'
import { addPlan, openedStorage, temporaryFolder } from '../testing/sqlite-fixture.ts'
import { isLong } from '../testing/torture.ts'
import { createWriter } from '../testing/writer.ts'
import { loadRows } from './load-rows.ts'
import { openFolder } from './open-folder.ts'

const ROUNDS = isLong ? 1_000 : 100
const SEED = Number(process.env.TORTURE_SEED ?? 20_300_101)
const LONG_MS = 600_000

const folders: { remove(): void }[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) folder.remove()
})

type Content = { updates: string[]; snapshot: string | null; control: string; clients: [number, string][] }
type Sight =
  | { fate: 'refused' }
  | { fate: 'opened'; healed: boolean; plans: Map<string, Content | 'refused' | null>; aside: number }

/** A closed database with two plans: one with snapshots and a log after them, one that is all log. */
async function closedDatabase(): Promise<{ bytes: Buffer; plans: string[] }> {
  const folder = temporaryFolder()
  folders.push(folder)
  const storage = await openedStorage(folder.path)
  const plans: string[] = []
  for (const snapshots of [true, false]) {
    const ana = createWriter(1)
    const plan = await addPlan(storage, { document: ana.write('w0'), control: 'c0' })
    plans.push(plan)
    for (let n = 1; n <= 90; n++) {
      const seq = await storage.log.append(plan, [
        { kind: 'update', bytes: ana.write(`w${n} `.repeat(n % 9 === 0 ? 900 : 30)), by: 'ana' },
        { kind: 'control', state: `c${n}` },
        { kind: 'client', clientId: n, participant: `person-${n}` },
      ])
      if (snapshots && n % 30 === 0) await storage.log.saveSnapshot(plan, seq, ana.state())
    }
  }
  await storage.close()
  return { bytes: readFileSync(join(folder.path, 'planwall.db')), plans }
}

/** What a server would find in this database. */
function lookAt(bytes: Buffer, plans: readonly string[]): Sight {
  const folder = temporaryFolder()
  try {
    writeFileSync(join(folder.path, 'planwall.db'), bytes)
    const opened = openFolder(folder.path)
    if (!opened.ok) return { fate: 'refused' }
    const { db, healed, close } = opened.value
    try {
      const found = new Map(plans.map((plan) => [plan, contentOf(() => loadRows(db, plan, 0))]))
      const aside = db.query('SELECT count(*) AS n FROM quarantine').rows[0]
      return { fate: 'opened', healed, plans: found, aside: Number(aside?.n) }
    } finally {
      close()
    }
  } finally {
    folder.remove()
  }
}

function contentOf(load: () => ReturnType<typeof loadRows>): Content | 'refused' | null {
  try {
    const loaded = load()
    if (loaded === null) return null
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
    return {
      updates: loaded.updates.map(text),
      snapshot: loaded.snapshot && text(loaded.snapshot),
      control: loaded.control,
      clients: [...loaded.clients],
    }
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'damaged') return 'refused'
    throw error
  }
}

describe('a flipped bit anywhere in a closed database', () => {
  it(
    `[L8] [L17] is refused, or set aside and said, or changes nothing: ${ROUNDS} times over (seed ${SEED})`,
    async () => {
      const { bytes, plans } = await closedDatabase()
      const whole = lookAt(bytes, plans)
      if (whole.fate === 'refused') throw new Error('The database does not open as it is')
      const random = seeded(SEED)
      const fates = { refused: 0, refusedPlan: 0, aside: 0, healed: 0, same: 0 }
      const unsaid: string[] = []
      for (let round = 1; round <= ROUNDS; round++) {
        const flipped = Buffer.from(bytes)
        const at = Math.floor(random() * bytes.length)
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)
        const sight = lookAt(flipped, plans)
        if (sight.fate === 'refused') fates.refused += 1
        else if ([...sight.plans.values()].includes('refused')) fates.refusedPlan += 1
        else if (sight.aside > whole.aside) fates.aside += 1
        else {
          if (sight.healed) fates.healed += 1
          else fates.same += 1
          if (JSON.stringify([...sight.plans]) !== JSON.stringify([...whole.plans])) {
            unsaid.push(`seed ${SEED}, round ${round}: byte ${at} changed a plan unsaid`)
          }
        }
        if (sight.fate === 'opened') {
          for (const [plan, content] of sight.plans) unsaid.push(...inventedIn(content, whole.plans.get(plan)))
        }
      }
      process.stdout.write(`${ROUNDS} flipped bits: ${JSON.stringify(fates)}\n`)
      expect(unsaid).toEqual([])
      // The rounds met what they are about.
      expect(fates.aside).toBeGreaterThan(0)
      expect(fates.same).toBeGreaterThan(0)
    },
    LONG_MS,
  )
})

/** What a plan says that was never written. A plan that is gone is worse. */
function inventedIn(
  content: Content | 'refused' | null | undefined,
  was: Content | 'refused' | null | undefined,
): string[] {
  if (!was || was === 'refused') throw new Error('The plan was not there before')
  if (!content) return ['a plan is gone unsaid']
  if (content === 'refused') return []
  // Without its newest snapshot the plan opens from the one before it, with updates that were covered.
  const isSameStart = content.snapshot === was.snapshot
  return [
    ...(isSameStart ? content.updates.filter((update) => !was.updates.includes(update)) : []),
    ...content.clients.filter(([id, person]) => person !== `person-${id}`).map(String),
    ...(/^c\d+$/.test(content.control) ? [] : [content.control]),
  ]
}
