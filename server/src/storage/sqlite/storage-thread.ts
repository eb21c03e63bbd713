import type { Copy, copyDatabase } from '../backup/copy-database.ts'
import type { Coverage } from '../coverage.ts'
import { StorageError } from '../storage-error.ts'
import { startWorker } from './start-worker.ts'
import type { Answer, QuestionName, Questions, WorkerTask } from './worker-protocol.ts'

type Waiting = { resolve(value: unknown): void; reject(error: Error): void }

export interface StorageThread {
  /** Rejects with `StorageError` when the disk fails, and with `closed` once the thread is gone. */
  ask<N extends QuestionName>(name: N, ask: Questions[N]['ask']): Promise<Questions[N]['answer']>
  /** Ends the thread without asking it. For a store that never opened. */
  kill(): Promise<void>
  /** Resolves with the cause when the thread has ended though nobody ended it. */
  lost: Promise<Error>
}

const UNSYNCED =
  'The disk did not confirm what was written to it. What was called saved is safe; nothing more is saved until Planwall is started again'

export function startStorageThread(): StorageThread {
  const worker = startWorker({ task: 'store' })
  const waiting = new Map<number, Waiting>()
  let gone: StorageError | null = null
  let lastId = 0
  let isKilled = false
  let tellLost: (cause: Error) => void = () => {}
  const lost = new Promise<Error>((resolve) => {
    tellLost = resolve
  })

  worker.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ok) asker?.resolve(answer.value)
    else {
      asker?.reject(answer.fault ? new StorageError(answer.fault, answer.message) : new Error(answer.message))
      if (answer.fault === 'unsynced') {
        endAll(UNSYNCED)
        void worker.terminate()
      }
    }
  })
  worker.on('error', (error) => endAll(`The storage thread failed: ${error.message}`))
  worker.on('exit', () => endAll('The store is closed'))

  function endAll(message: string): void {
    gone ??= new StorageError('closed', message)
    for (const asker of waiting.values()) asker.reject(gone)
    waiting.clear()
    if (!isKilled) tellLost(gone)
  }

  return {
    ask: <N extends QuestionName>(name: N, ask: Questions[N]['ask']) =>
      new Promise<Questions[N]['answer']>((resolve, reject) => {
        if (gone) return reject(gone)
        lastId += 1
        waiting.set(lastId, { resolve: resolve as Waiting['resolve'], reject })
        worker.postMessage({ id: lastId, name, ask })
      }),
    lost,
    kill: async () => {
      isKilled = true
      await worker.terminate()
    },
  }
}

/** Runs `coverageOf` in a thread of its own, so that neither the rooms nor the commits wait for it. */
export function verifySnapshot(snapshot: Uint8Array, parts: Uint8Array[]): Promise<Coverage> {
  return inThread({ task: 'verify', snapshot, parts })
}

/** Runs `copyDatabase` in a thread and over connections of its own: commits go on meanwhile. The files are closed after. */
export function copyInThread(copy: Copy): Promise<ReturnType<typeof copyDatabase>> {
  return inThread({ task: 'copy', copy })
}

/** Resolves with what the thread says, once it has ended: only then has SQLite let go of its files. */
function inThread<T>(task: WorkerTask): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(task)
    let said: { value: T } | null = null
    worker.once('message', (value: T) => {
      said = { value }
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      if (said) resolve(said.value)
      else reject(new StorageError('closed', `The thread for ${task.task} ended without an answer`))
    })
  })
}
