import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConnection } from './storage/sqlite/connection.ts'
import { addPlan, openedStorage } from './storage/testing/sqlite-fixture.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
/** Where Node finds `tsx`. */
const packageDir = fileURLToPath(new URL('..', import.meta.url))
const PROCESS_MS = 60_000

let folder: string
let children: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwall-main-'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A real process of the server. `said` is everything on its standard output, `complained` on its standard error. */
function run(argv: string[], { env = {}, hooks = [] }: { env?: Record<string, string>; hooks?: string[] } = {}) {
  const imports = ['tsx', ...hooks].flatMap((hook) => ['--import', hook])
  const bare = { PATH: process.env.PATH ?? '', ...env }
  const child = spawn(process.execPath, [...imports, main, ...argv], {
    cwd: packageDir,
    env: bare,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const said: string[] = []
  const complained: string[] = []
  const out = createInterface({ input: child.stdout })
  out.on('line', (line) => said.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => complained.push(line))
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))

  /** The first line that matches, said already or still to come. */
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const early = said.find((text) => pattern.test(text))
      if (early !== undefined) return resolve(early)
      out.on('line', (text) => {
        if (pattern.test(text)) resolve(text)
      })
      void exit.then((code) => reject(new Error(`Ended with ${code}: ${complained.join('\n')}`)))
    })
  return { child, said, complained, exit, line }
}

async function startServer(argv: string[] = [], options: Parameters<typeof run>[1] = {}) {
  const dataDir = join(folder, 'data')
  const env = { LOG_FORMAT: 'json', ...options.env }
  const all = ['--port', '0', '--host', '127.0.0.1', '--data-dir', dataDir, ...argv]
  const server = run(all, { ...options, env })
  const listening = JSON.parse(await server.line(/"Listening"/))
  return { ...server, dataDir, listening, port: Number(listening.port) }
}

describe('the process', () => {
  it(
    '[C9] tells people where it listens, and how the coach gets in',
    async () => {
      const dataDir = join(folder, 'data')
      const server = run(['--port=0', '--host=127.0.0.1', '--data-dir', dataDir])
      const link = await server.line(/#coach=/)
      expect(link).toContain(`#coach=${readFileSync(join(dataDir, 'coach-key'), 'utf8').trim()}`)
      const [url = ''] = /http:\/\/localhost:[1-9]\d*/.exec(link) ?? []
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
    },
    PROCESS_MS,
  )

  it(
    '[C11] tells a log collector the address and the file of the key, never the key',
    async () => {
      const { listening, said, dataDir } = await startServer()
      expect(listening).toMatchObject({
        url: `http://localhost:${listening.port}`,
        lanUrl: null,
        dataDir,
        coachKeyFile: join(dataDir, 'coach-key'),
      })
      const key = readFileSync(join(dataDir, 'coach-key'), 'utf8').trim()
      expect(said.join('\n')).not.toContain(key)
      expect(said.map((line) => typeof JSON.parse(line))).toEqual(said.map(() => 'object'))
    },
    PROCESS_MS,
  )

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '[C12] ends in order on %s',
    async (signal) => {
      const first = await startServer()
      first.child.kill(signal)
      expect(await first.exit).toBe(0)
      expect(first.said.map((line) => JSON.parse(line).msg).slice(-2)).toEqual(['Ending', 'Ended'])
    },
    PROCESS_MS,
  )

  it(
    '[C12] leaves folder and port free for the next start',
    async () => {
      const first = await startServer()
      first.child.kill('SIGTERM')
      await first.exit
      const second = await startServer(['--port', String(first.port)])
      expect(second.port).toBe(first.port)
    },
    PROCESS_MS,
  )

  it(
    '[C15] ends with a failure after a surprise',
    async () => {
      const hook = `data:text/javascript,process.on('SIGUSR2',()=>{throw new Error('nobody expected this')})`
      const server = await startServer([], { hooks: [hook] })
      server.child.kill('SIGUSR2')
      expect(await server.exit).toBe(1)
      const [fatal, ended] = server.said.slice(-2).map((line) => JSON.parse(line))
      expect(fatal).toMatchObject({ level: 'fatal', err: { message: 'nobody expected this' } })
      expect(ended.msg).toBe('Ended')
    },
    PROCESS_MS,
  )
})

describe('backups', () => {
  it(
    '[B1] [B4] [B5] [B7] are made while the server runs and restored when it does not, each told in words for people',
    async () => {
      const dataDir = join(folder, 'data')
      const storage = await openedStorage(dataDir)
      await addPlan(storage, { document: Buffer.from('first'), control: 'c' })
      await storage.close()
      const server = await startServer()
      const file = join(folder, 'copy.db')
      const backup = run(['backup', file, '--data-dir', dataDir])
      expect(await backup.exit).toBe(0)
      expect(backup.said).toEqual([
        expect.stringMatching(/^Copied 1 plan to .*copy\.db \(0\.\d MB\), and read every row of it back\.$/),
        `The keys are not in it. Keep a copy of ${join(dataDir, 'secret-key')} in another place: links can be shown again only with it.`,
      ])
      const again = run(['backup', file, '--data-dir', dataDir])
      const tooEarly = run(['restore', file, '--data-dir', dataDir])
      expect([await again.exit, again.complained]).toEqual([1, [expect.stringContaining('is there already')]])
      expect([await tooEarly.exit, tooEarly.complained]).toEqual([
        1,
        [expect.stringContaining('Planwall is running on')],
      ])
      server.child.kill('SIGTERM')
      await server.exit
      const restored = run(['restore', file, '--data-dir', dataDir])
      expect(await restored.exit).toBe(0)
      expect(restored.said).toEqual([
        expect.stringMatching(/^Restored 1 plan from .*copy\.db, as of \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/),
        expect.stringMatching(/^What was here before is kept in .*before-restore-\d{8}T\d{6}Z\.$/),
        // The links of this plan were made by the test, without the server's key.
        expect.stringMatching(/^The key of these links is not here/),
      ])
    },
    4 * PROCESS_MS,
  )

  it(
    '[B6] are made by themselves while the server runs, and a place that cannot be written is said and ends nothing',
    async () => {
      const dataDir = join(folder, 'data')
      const storage = await openedStorage(dataDir)
      await addPlan(storage, { document: Buffer.from('first'), control: 'c' })
      await storage.close()
      const first = await startServer()
      await first.line(/"Backed up to .*backups.planwall-\d{8}T\d{6}Z\.db"/)
      first.child.kill('SIGTERM')
      await first.exit
      writeFileSync(join(folder, 'file'), '')
      const second = await startServer(['--backup-dir', join(folder, 'file', 'backups')])
      const line = JSON.parse(await second.line(/No daily backup/))
      expect(line).toMatchObject({ level: 'error', msg: expect.stringContaining('cannot be written') })
      expect((await fetch(`http://127.0.0.1:${second.port}/readyz`)).status).toBe(200)
    },
    PROCESS_MS,
  )
})

describe('a start that cannot succeed', () => {
  it(
    '[C5] names every wrong setting and exits 78',
    async () => {
      const { exit, complained } = run(['--prot', '1'], { env: { PORT: 'x' } })
      expect(await exit).toBe(78)
      expect(complained).toHaveLength(3)
    },
    PROCESS_MS,
  )

  it(
    '[C7] check-config starts nothing',
    async () => {
      const dataDir = join(folder, 'untouched')
      const { exit, said } = run(['check-config', '--data-dir', dataDir])
      expect(await exit).toBe(0)
      expect(said).toEqual(['The settings are fine.'])
      expect(existsSync(dataDir)).toBe(false)
    },
    PROCESS_MS,
  )

  it(
    '[C10] says in one sentence that the port is taken, and lets go of the data folder',
    async () => {
      const { port } = await startServer()
      const other = join(folder, 'other')
      const again = ['--port', String(port), '--host', '127.0.0.1', '--data-dir', other]
      const { exit, complained } = run(again)
      expect(await exit).toBe(1)
      expect(complained).toEqual([
        expect.stringMatching(/^Port \d+ is already in use; choose another with .*--port \d+/),
      ])
    },
    PROCESS_MS,
  )

  it(
    '[C10] says in one sentence that another Planwall has the data folder',
    async () => {
      const { dataDir } = await startServer()
      const { exit, complained } = run(['--port=0', '--data-dir', dataDir])
      expect(await exit).toBe(1)
      expect(complained).toEqual([expect.stringContaining(`Another Planwall is using the data folder ${dataDir}`)])
    },
    PROCESS_MS,
  )

  it(
    '[C10] says in one sentence that a newer Planwall wrote the data, and changes none of it',
    async () => {
      const { child, exit: ended, dataDir } = await startServer()
      child.kill('SIGTERM')
      await ended
      const path = join(dataDir, 'planwall.db')
      const db = openConnection(path)
      db.exec(`UPDATE meta SET value = '2000000' WHERE key = 'schema_version'`)
      db.close()
      const before = readFileSync(path)
      const { exit, complained } = run(['--port=0', '--data-dir', dataDir])
      expect(await exit).toBe(1)
      expect(complained).toEqual([
        `The data in ${dataDir} was written by a newer Planwall; run that version or a later one. Nothing was changed.`,
      ])
      expect(readFileSync(path).equals(before)).toBe(true)
    },
    PROCESS_MS,
  )

  it.each([
    ['is a file', 'data', 'cannot be written to'],
    ['holds a damaged database', 'data/planwall.db', 'is damaged'],
    ['holds a key that is none', 'data/coach-key', 'holds no key that can be used'],
  ])(
    '[C10] says in one sentence that the data folder %s',
    async (_what, path, sentence) => {
      if (path !== 'data') mkdirSync(join(folder, 'data'))
      writeFileSync(join(folder, path), 'not what it should be, '.repeat(path.endsWith('.db') ? 1_000 : 0))
      const { exit, complained } = run(['--port=0', '--data-dir', join(folder, 'data')])
      expect(await exit).toBe(1)
      expect(complained).toEqual([expect.stringContaining(sentence)])
    },
    PROCESS_MS,
  )
})
