import { openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { StorageError } from '../storage-error.ts'
import { openStorage } from '../store.ts'
import { seeded } from '../testing/seeded.ts'
import { addPlan, noon } from '../testing/sqlite-fixture.ts'

/**
 * A process under the recorder whose disk fails again and again, by its own hand: full, unable to write, unable to sync,
 * each after a number of calls that chance chooses. What is acknowledged, what is refused and why, and what the store
 * says of itself is marked in the trace.
 */
const [root = '', rounds = '', seed = ''] = process.argv.slice(2)
const faultFile = process.env.RECORD_FAULT ?? ''

const FAULTS = ['write ENOSPC', 'write EIO', 'sync EIO'] as const
const CALLS_A_ROUND = 6

const random = seeded(Number(seed))
const marks = openSync(join(root, 'marks'), 'a')
const mark = (text: string) => writeSync(marks, `${text}\n`)

let plan = ''
let calls = 0

async function opened() {
  const storage = await openStorage({
    dataDir: join(root, 'data'),
    clock: noon,
    said: (event) => mark(`said ${event.is} ${event.is === 'failing' ? event.fault : ''}`.trimEnd()),
  })
  if (!storage.ok) throw new Error(`The store does not open: ${storage.reason}`)
  return storage.value
}

let storage = await opened()

/** Appends one call of two updates, and marks what became of it. */
async function append(): Promise<string> {
  calls += 1
  const call = calls
  const parts = ['x', 'y'].map((part) => Buffer.from(`${call}${part} ${'.'.repeat(random() * 12_000)}`))
  try {
    await storage.log.append(
      plan,
      parts.map((bytes) => ({ kind: 'update', bytes, by: 'ana' })),
    )
    mark(`acked ${call}`)
    return 'acked'
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    mark(`refused ${call} ${error.fault}`)
    return error.fault
  }
}

plan = await addPlan(storage, { document: Buffer.from('first'), control: 'c' })
mark(`plan ${plan}`)
for (let round = 0; round < Number(rounds); round++) {
  const fault = FAULTS[round % FAULTS.length] ?? FAULTS[0]
  writeFileSync(faultFile, `${fault} ${Math.floor(random() * 8)}`)
  const outcomes: string[] = []
  for (let call = 0; call < CALLS_A_ROUND; call++) outcomes.push(await append())
  rmSync(faultFile)
  // The disk is well again. A store that could not sync is not, and says so for good.
  if (outcomes.includes('unsynced')) {
    await append()
    mark(`lost ${(await storage.lost).message}`)
    await storage.close()
    storage = await opened()
  }
  await append()
}
await storage.close()
