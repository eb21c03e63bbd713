// Starts a TypeScript entry in a worker thread. Only for development and tests: a built server has its own file.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.entry)
