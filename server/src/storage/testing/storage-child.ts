import { addPlan, openedStorage } from './sqlite-fixture.ts'

/**
 * A process that can be killed: opens the folder, then says `plan <id>` and appends until it dies, saying `acked <call>`
 * for each call that was acknowledged. Four calls are under way at any moment.
 */
const [dataDir = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

const storage = await openedStorage(dataDir)
const plan = await addPlan(storage, { document: Buffer.from('first'), control: 'c' })
say(`plan ${plan}`)

let calls = 0
async function appendForever(): Promise<never> {
  for (;;) {
    calls += 1
    const call = calls
    const parts = ['x', 'y', 'z'].map((part) => Buffer.from(`${call}${part}`))
    await storage.log.append(
      plan,
      parts.map((bytes) => ({ kind: 'update', bytes, by: 'ana' })),
    )
    say(`acked ${call}`)
  }
}
await Promise.all([appendForever(), appendForever(), appendForever(), appendForever()])
