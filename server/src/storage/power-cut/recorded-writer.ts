import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { addPlan, openedThread } from '../testing/sqlite-fixture.ts'
import { createWriter } from '../testing/writer.ts'

/**
 * A process under the recorder: Ana writes line after line, three at a time; every call that is acknowledged is marked in
 * the trace at that moment. Snapshots, large updates, many checkpoints, an end in order and a second start are among it.
 */
const [root = '', lines = '', synchronous = 'FULL'] = process.argv.slice(2)

/** Checkpoints come after this many pages of log, so that a short recording has many. */
const CHECKPOINT_PAGES = 40
const LARGE = 'large '.repeat(8_000)

const marks = openSync(join(root, 'marks'), 'a')
const mark = (text: string) => writeSync(marks, `${text}\n`)

const ana = createWriter(1)
let plan = ''
let written = 0

for (const part of [1, 2, 3]) {
  const store = await openedThread(join(root, 'data'))
  const pragma = (sql: string) => store.thread.ask('query', { sql: `PRAGMA ${sql}`, params: [] })
  await pragma(`synchronous = ${synchronous}`)
  await pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  if (plan === '') {
    plan = await addPlan(store, { document: ana.write('w0'), control: 'c0' })
    mark(`plan ${plan}`)
  }
  for (const end = (part * Number(lines)) / 3; written < end; ) {
    let seq = 0
    await Promise.all(
      [1, 2, 3].map(async () => {
        written += 1
        const call = written
        const text = call % 25 === 0 ? `w${call} ${LARGE}` : `w${call}`
        const entries = [
          { kind: 'update' as const, bytes: ana.write(text), by: 'ana' },
          { kind: 'control' as const, state: `c${call}` },
          { kind: 'client' as const, clientId: call, participant: 'ana' },
        ]
        seq = Math.max(seq, await store.log.append(plan, entries))
        mark(`acked ${call}`)
      }),
    )
    if (written % 30 === 0) await store.log.saveSnapshot(plan, seq, ana.state())
  }
  await store.close()
}
