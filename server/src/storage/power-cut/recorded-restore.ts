import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup } from '../backup/restore-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { addPlan, noon, openedStorage } from '../testing/sqlite-fixture.ts'
import { createWriter } from '../testing/writer.ts'

/**
 * A process under the recorder: Ana writes five lines, a backup is made, she writes five more, and the backup is restored
 * to the same folder. Each step is marked in the trace when it is done.
 */
const [root = ''] = process.argv.slice(2)
const dataDir = join(root, 'data')
const file = join(root, 'backups', 'copy.db')

const marks = openSync(join(root, 'marks'), 'a')
const mark = (text: string) => writeSync(marks, `${text}\n`)

const ana = createWriter(1)
const storage = await openedStorage(dataDir)
const plan = await addPlan(storage, { document: ana.write('w0'), control: 'c0' })
const write = (line: string) => storage.log.append(plan, [{ kind: 'update', bytes: ana.write(line), by: 'ana' }])

for (let n = 1; n < 5; n++) await write(`w${n}`)
const made = await writeBackup({ dataDir, file, replace: false, now: noon.now() })
if (!made.ok) throw new Error(`No backup: ${made.reason}`)
mark(`backup ${plan}`)
for (let n = 5; n < 10; n++) await write(`w${n}`)
await storage.close()
mark('restoring')
const restored = await restoreBackup({ dataDir, file, now: noon.now() })
if (!restored.ok) throw new Error(`Not restored: ${restored.reason}`)
mark('restored')
