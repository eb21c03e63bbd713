import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok } from '@planwall/shared/result.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import pino from 'pino'
import { buildApp } from './app.ts'
import { backUp, logBackup, type Outcome, restore } from './backup-commands.ts'
import { addressesOf, banner, coachLink } from './banner.ts'
import { systemClock } from './clock.ts'
import { coachKeyPath, isSystemError, keepCoachKey } from './coach-key.ts'
import { type Config, faultLine, parseConfig, type Settings, usage } from './config.ts'
import { createLog, type Output } from './log.ts'
import { keepSecretKey, secretKeyPath } from './secret-key.ts'
import { createShutdown } from './shutdown.ts'
import { type DailyBackup, startDailyBackup } from './storage/backup/daily-backup.ts'
import { writeBackup } from './storage/backup/write-backup.ts'
import { type OpenFault, openStorage } from './storage/store.ts'
import { logStorage } from './storage-said.ts'

/** EX_CONFIG of sysexits.h: starting again will not help before somebody changes the settings. */
const WRONG_CONFIG = 78

// Both this file and its bundle lie one folder below the package.
const clientDir = fileURLToPath(new URL('../../client/dist', import.meta.url))
const packageJson = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const version: string = JSON.parse(packageJson).version

/** Written at once, so that nothing is lost when the process ends right after. */
const output: Output = pino.destination({ dest: 1, sync: true })

const startedAt = performance.now()

await main()

async function main(): Promise<void> {
  const parsed = parseConfig(process.argv.slice(2), process.env)
  if (!parsed.ok) return fail(parsed.faults.map(faultLine).join('\n'), WRONG_CONFIG)
  const { command, settings } = parsed.value
  switch (command.name) {
    case 'help':
      output.write(usage())
      return
    case 'version':
      output.write(`${version}\n`)
      return
    case 'check-config':
      output.write('The settings are fine.\n')
      return
    case 'backup':
      return tell(await backUp(settings, { ...command, now: systemClock.now() }))
    case 'restore':
      return tell(await restore(settings, { ...command, now: systemClock.now() }))
    case 'serve':
      return serve(settings)
    default:
      unreachable(command)
  }
}

function tell({ done, sentences }: Outcome): void {
  if (done) output.write(sentences)
  else fail(sentences.trimEnd())
}

async function serve(settings: Settings): Promise<void> {
  const log = createLog(settings, output)
  const step = stepsIn(settings, log)

  const opened = await openStorage({
    dataDir: settings.dataDir,
    clock: systemClock,
    said: (event) => logStorage(event, log),
  })
  if (!opened.ok) return fail(openFaultSentence(opened.reason, settings.dataDir))
  const storage = opened.value
  step('database')

  const { dataDir } = settings
  const coachKey = settings.coachKey === null ? keepCoachKey(dataDir, newCoachKey) : ok(settings.coachKey)
  const secretKey = settings.secretKey === null ? keepSecretKey(dataDir, newSecretKey) : ok(settings.secretKey)
  if (!coachKey.ok || !secretKey.ok) {
    await storage.close()
    const path = coachKey.ok ? secretKeyPath(dataDir) : coachKeyPath(dataDir)
    return fail(`${path} holds no key that can be used; put one there, or remove the file for a new one.`)
  }
  const config: Config = { ...settings, coachKey: coachKey.value, secretKey: secretKey.value, clientDir, version }

  const app = await buildApp({ config, storage, clock: systemClock, log })
  step(existsSync(join(clientDir, 'index.html')) ? 'client files' : 'client files missing (npm run build makes them)')

  let daily: DailyBackup | null = null
  const { signal, crash } = createShutdown({
    drain: async () => {
      daily?.stop()
      await app.drain()
      await app.close()
      await storage.close()
    },
    exit: process.exit,
    log,
    monotonicMs: () => performance.now(),
    after: (ms, callback) => setTimeout(callback, ms).unref(),
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => signal(name))
  process.on('uncaughtException', crash)
  void storage.lost.then(crash)
  process.on('unhandledRejection', crash)

  try {
    await app.listen({ port: settings.port, host: settings.host })
  } catch (error) {
    await app.close()
    await storage.close()
    return fail(listenFaultSentence(error, settings))
  }
  step('listening')
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : settings.port
  announce(config, { port, keyIsGiven: settings.coachKey !== null }, log)
  daily = keepBackups(settings, log)
}

/** Null when nobody wants any. A backup that fails is said loudly, and work goes on. */
function keepBackups({ dataDir, backupDir, backupKeep }: Settings, log: pino.Logger): DailyBackup | null {
  if (backupKeep === 0) return null
  return startDailyBackup({
    folder: backupDir,
    keep: backupKeep,
    backup: (file) => writeBackup({ dataDir, file, replace: false, now: systemClock.now() }),
    clock: systemClock,
    said: (event) => logBackup(event, dataDir, log),
    every: (ms, callback) => {
      const timer = setInterval(callback, ms).unref()
      return () => clearInterval(timer)
    },
  })
}

/** Says what is done and how long it took since the step before. */
function stepsIn(settings: Settings, log: pino.Logger): (name: string) => void {
  let since = startedAt
  const step = (name: string) => {
    const now = performance.now()
    const durationMs = Math.round(now - since)
    since = now
    if (settings.logFormat === 'json') log.info({ step: name, durationMs }, 'Started')
    else output.write(`  ${`${durationMs} ms`.padStart(8)}  ${name}\n`)
  }
  step('settings')
  return step
}

type Listening = { port: number; keyIsGiven: boolean }

function announce(config: Config, { port, keyIsGiven }: Listening, log: pino.Logger): void {
  const addresses = addressesOf({ ...config, port }, networkInterfaces())
  if (config.logFormat === 'json') {
    const { url, roomUrl: lanUrl } = addresses
    // A log is kept and read by many, so it names the file of the key and not the key.
    const coachKeyFile = keyIsGiven ? null : coachKeyPath(config.dataDir)
    log.info({ url, lanUrl, port, dataDir: config.dataDir, coachKeyFile }, 'Listening')
    return
  }
  const colors = process.stdout.isTTY === true && !process.env.NO_COLOR
  const link = coachLink(addresses.url, config.coachKey)
  output.write(banner({ ...addresses, coachLink: link, dataDir: config.dataDir, version: config.version, colors }))
}

function newCoachKey(): string {
  return randomBytes(18).toString('base64url')
}

function newSecretKey(): string {
  return randomBytes(32).toString('base64url')
}

function openFaultSentence(fault: OpenFault, dataDir: string): string {
  switch (fault) {
    case 'unwritable':
      return `The data folder ${dataDir} cannot be written to; choose another with --data-dir (or DATA_DIR), or change who may write there.`
    case 'newerSchema':
      return `The data in ${dataDir} was written by a newer Planwall; run that version or a later one. Nothing was changed.`
    case 'inUse':
      return `Another Planwall is using the data folder ${dataDir}; end it first, or choose another folder with --data-dir (or DATA_DIR).`
    case 'damaged':
      return `The database in ${dataDir} is damaged and was left as it is; put a backup in its place with npm start -- restore FILE, or choose another folder with --data-dir (or DATA_DIR).`
    default:
      return unreachable(fault)
  }
}

function listenFaultSentence(error: unknown, { port, host }: Settings): string {
  if (!isSystemError(error)) throw error
  const another = `npm start -- --port ${port === 65_535 ? 3000 : port + 1} (or PORT=…)`
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use; choose another with ${another}.`
    case 'EACCES':
      return `Port ${port} needs more rights than this user has; choose one above 1023, such as npm start -- --port 3000.`
    default:
      return `${host} is not an address of this computer (${error.code}); listen on all of them with --host 0.0.0.0.`
  }
}

/** One sentence instead of a stack trace, for what people can put right themselves. */
function fail(sentence: string, exitCode = 1): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = exitCode
}
