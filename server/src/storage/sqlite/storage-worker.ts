import { parentPort, workerData } from 'node:worker_threads'
import { ok } from '@planwall/shared/result.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import { copyDatabase } from '../backup/copy-database.ts'
import { coverageOf } from '../coverage.ts'
import { StorageError } from '../storage-error.ts'
import { appendRows } from './append-rows.ts'
import { loadRows } from './load-rows.ts'
import { type OpenFolder, openFolder } from './open-folder.ts'
import { dropCovered, snapshotParts, storeSnapshot } from './snapshot-rows.ts'
import { setAsideUnreadable } from './unreadable-rows.ts'
import type { Answer, Question, QuestionName, Questions, WorkerTask } from './worker-protocol.ts'

const port = parentPort
if (!port) throw new Error('The storage worker runs in a worker thread only')

let folder: OpenFolder | null = null

const task: WorkerTask = workerData.task
switch (task.task) {
  case 'verify':
    port.postMessage(coverageOf(task.snapshot, task.parts))
    break
  case 'copy':
    port.postMessage(copyDatabase(task.copy))
    break
  case 'store':
    port.on('message', (question: Question) => port.postMessage(answer(question)))
    break
  default:
    unreachable(task)
}

function answer(question: Question): Answer {
  try {
    return { id: question.id, ok: true, value: decide(question) }
  } catch (error) {
    const fault = error instanceof StorageError ? error.fault : null
    // What was asked meanwhile must not reach a disk that can no longer be believed.
    if (fault === 'unsynced') folder = null
    return { id: question.id, ok: false, fault, message: error instanceof Error ? error.message : String(error) }
  }
}

function decide(question: Question): Questions[QuestionName]['answer'] {
  if (question.name === 'open') {
    const opened = openFolder(question.ask.dataDir)
    if (!opened.ok) return opened
    folder = opened.value
    return ok({ healed: folder.healed })
  }
  if (!folder) throw new StorageError('closed')
  const { db } = folder
  switch (question.name) {
    case 'query':
      return db.query(question.ask.sql, question.ask.params)
    case 'transaction':
      return stepTransaction(db, question.ask.step)
    case 'append':
      return appendRows(db, question.ask.calls)
    case 'load':
      return loadRows(db, question.ask.plan, question.ask.now)
    case 'setAsideUnreadable':
      return setAsideUnreadable(db, question.ask.plan, question.ask.now)
    case 'snapshotParts':
      return snapshotParts(db, question.ask.plan, question.ask.throughSeq, question.ask.now)
    case 'storeSnapshot':
      storeSnapshot(db, question.ask)
      return null
    case 'dropCovered':
      dropCovered(db, question.ask.plan, question.ask.throughSeq, question.ask.bytes)
      return null
    case 'probe':
      probe(db, question.ask.now)
      return null
    case 'close':
      folder.close()
      folder = null
      return null
    default:
      return unreachable(question)
  }
}

function stepTransaction(db: OpenFolder['db'], step: 'begin' | 'commit' | 'rollback'): null {
  switch (step) {
    case 'begin':
      db.exec('BEGIN IMMEDIATE')
      return null
    case 'commit':
      db.exec('COMMIT')
      return null
    case 'rollback':
      // SQLite has rolled back by itself after some errors of the disk.
      if (db.inTransaction) db.exec('ROLLBACK')
      return null
    default:
      return unreachable(step)
  }
}

/** As much as a busy second writes: on a full disk a few bytes would still find a place and say that all is well. */
const PROBE_LENGTH = 65_536

function probe(db: OpenFolder['db'], now: number): void {
  db.query(`INSERT INTO meta (key, value) VALUES ('probe', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, [
    String(now).padEnd(PROBE_LENGTH),
  ])
}
