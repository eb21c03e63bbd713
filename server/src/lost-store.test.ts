import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const packageDir = fileURLToPath(new URL('..', import.meta.url))

/** Loaded before the server: ends the first thread that it starts, which is the store's, at a signal from outside. */
const endsTheStore = [
  "import threads from 'node:worker_threads'",
  "import { syncBuiltinESMExports } from 'node:module'",
  'const started = []',
  'threads.Worker = class extends threads.Worker { constructor(...args) { super(...args); started.push(this) } }',
  'syncBuiltinESMExports()',
  "process.on('SIGUSR2', () => started[0].terminate())",
].join(';')

it('[C19] a server whose store has ended by itself says so and ends with a failure, instead of promising to save', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'planwall-lost-'))
  const argv = ['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(endsTheStore)}`, main]
  const server = spawn(process.execPath, [...argv, '--port', '0', '--host', '127.0.0.1', '--data-dir', folder], {
    cwd: packageDir,
    env: { PATH: process.env.PATH ?? '', LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const ended = new Promise((resolve) => server.once('close', resolve))
    const said: { level: string; msg: string; err?: { type: string; code?: string; message: string } }[] = []
    for await (const line of createInterface({ input: server.stdout })) {
      const entry = JSON.parse(line)
      said.push(entry)
      if (entry.msg === 'Listening') server.kill('SIGUSR2')
    }
    expect(await ended).toBe(1)
    const fatal = said.find(({ level }) => level === 'fatal')
    expect(fatal).toMatchObject({
      msg: 'Something unexpected happened; ending',
      err: { type: 'StorageError', message: 'The store is closed' },
    })
  } finally {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})
