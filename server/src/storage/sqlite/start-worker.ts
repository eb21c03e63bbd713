import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { WorkerTask } from './worker-protocol.ts'

/** Starts the storage thread: from the built file when the server is a bundle, else from the source. */
export function startWorker(task: WorkerTask): Worker {
  const built = new URL('./storage-worker.js', import.meta.url)
  if (existsSync(built)) return new Worker(built, { workerData: { task } })
  const entry = new URL('./storage-worker.ts', import.meta.url).href
  return new Worker(new URL('./start-from-source.mjs', import.meta.url), { workerData: { task, entry }, execArgv: [] })
}
