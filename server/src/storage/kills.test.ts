import { afterEach, expect, it } from 'vitest'
import { openedStorage, temporaryFolder } from './testing/sqlite-fixture.ts'
import { killed, startChild } from './testing/start-child.ts'
import { isLong } from './testing/torture.ts'

const ROUNDS = isLong ? 1_000 : 10
/** A folder of its own for so many rounds: one that only grows would be looked through longer at every start. */
const ROUNDS_A_FOLDER = 10
const ROUND_MS = 60_000

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

it(
  `[L1] [L2] a killed server has lost nothing it acknowledged and holds no half call, ${ROUNDS} times over`,
  async () => {
    let acknowledged = 0
    for (let first = 0; first < ROUNDS; first += ROUNDS_A_FOLDER) {
      const folder = temporaryFolder()
      cleanUps.push(folder.remove)
      for (let round = first; round < first + ROUNDS_A_FOLDER; round++) {
        acknowledged += await killOnce(folder.path, 20 + ((37 * round) % 370))
      }
      folder.remove()
    }
    process.stdout.write(`${ROUNDS} kills: ${acknowledged} calls acknowledged, none lost\n`)
  },
  ROUNDS * ROUND_MS,
)

/** Kills a process that appends after it was acknowledged so many calls, and tells how many had been by then. */
async function killOnce(dataDir: string, calls: number): Promise<number> {
  const { child, lines } = startChild(dataDir)
  cleanUps.push(() => child.kill('SIGKILL'))
  const plan = String((await lines.next()).value).replace('plan ', '')
  const acked: number[] = []
  while (acked.length < calls) acked.push(Number(String((await lines.next()).value).replace('acked ', '')))
  const exited = killed(child)
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    if (/^acked \d+$/.test(line.value)) acked.push(Number(line.value.replace('acked ', '')))
  }
  await exited

  const storage = await openedStorage(dataDir)
  const loaded = await storage.log.load(plan)
  await storage.close()
  const stored = (loaded?.updates ?? []).map((bytes) => Buffer.from(bytes).toString())
  const whole = stored.filter((text) => text.endsWith('x')).map((text) => Number.parseInt(text, 10))
  expect(stored).toEqual(['first', ...whole.flatMap((call) => [`${call}x`, `${call}y`, `${call}z`])])
  expect(new Set(whole).size).toBe(whole.length)
  expect(acked.filter((call) => !whole.includes(call))).toEqual([])
  expect(loaded?.quarantined).toBe(0)
  return acked.length
}
