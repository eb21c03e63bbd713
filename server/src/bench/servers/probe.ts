import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded into every measured server before its own code (`node --import`): tells its parent what the process has used so
 * far, all threads together, and takes a CPU profile of the main thread. Threads of the server inherit it, and keep still.
 */
export type Question = { ask: 'usage' } | { ask: 'startProfile' } | { ask: 'stopProfile'; file: string }
/** `waitedMs`: how long its main thread was ready to go on and had no core; null where nobody knows. */
export type Usage = { cpuMs: number; rssBytes: number; waitedMs: number | null }

const session = new Session()

if (isMainThread && process.send) {
  process.on('message', (question: Question) => answer(question))
  // Ends with its parent, however that ends.
  process.on('disconnect', () => process.exit(0))
}

function answer(question: Question): void {
  switch (question.ask) {
    case 'usage':
      tell()
      return
    case 'startProfile':
      session.connect()
      session.post('Profiler.enable')
      session.post('Profiler.setSamplingInterval', { interval: 200 })
      session.post('Profiler.start', () => tell())
      return
    case 'stopProfile':
      session.post('Profiler.stop', (error, answered) => {
        if (error) throw error
        writeFileSync(question.file, JSON.stringify(answered.profile))
        session.disconnect()
        tell()
      })
      return
    default:
      throw new Error(`No such question: ${JSON.stringify(question satisfies never)}`)
  }
}

function tell(): void {
  const { user, system } = process.cpuUsage()
  const usage: Usage = { cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss(), waitedMs: null }
  // Whoever asked may have gone; then nobody misses the answer.
  if (process.connected) process.send?.(usage, () => {})
}
