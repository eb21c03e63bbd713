import { readFileSync } from 'node:fs'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import type { Logger } from 'pino'
import { isSystemError } from './coach-key.ts'
import type { Settings } from './config.ts'
import { createLinkSecrets } from './http/link-secret.ts'
import { secretKeyPath } from './secret-key.ts'
import type { DatabaseFacts } from './storage/backup/check-database.ts'
import type { DailyBackupEvent } from './storage/backup/daily-backup.ts'
import { type RestoreFault, restoreBackup } from './storage/backup/restore-backup.ts'
import { type BackupFault, writeBackup } from './storage/backup/write-backup.ts'

/** What a command ends with, in words for people. */
export type Outcome = { done: boolean; sentences: string }

type Where = Pick<Settings, 'dataDir' | 'secretKey'>

/** Copies everything into one file, and says what is in it and what is not. */
export async function backUp(
  settings: Where,
  order: { file: string; replace: boolean; now: number },
): Promise<Outcome> {
  const { dataDir } = settings
  const made = await writeBackup({ dataDir, ...order })
  if (!made.ok) return { done: false, sentences: `${backupFaultSentence(made.reason, order.file, dataDir)}\n` }
  const key = settings.secretKey === null ? secretKeyPath(dataDir) : 'SECRET_KEY'
  return said([
    `Copied ${plans(made.value)} to ${order.file} (${megabytes(made.value.bytes)}), and read every row of it back.`,
    ...damage(made.value),
    `The keys are not in it. Keep a copy of ${key} in another place: links can be shown again only with it.`,
  ])
}

/** Puts a backup in place of the present data, and says where that is kept and whether the links fit the key. */
export async function restore(settings: Where, order: { file: string; now: number }): Promise<Outcome> {
  const { dataDir } = settings
  const restored = await restoreBackup({ dataDir, ...order })
  if (!restored.ok) return { done: false, sentences: `${restoreFaultSentence(restored.reason, order.file, dataDir)}\n` }
  const { keptIn, madeAt } = restored.value
  const when = madeAt === null ? '' : `, as of ${new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return said([
    `Restored ${plans(restored.value)} from ${order.file}${when}.`,
    ...damage(restored.value),
    ...(keptIn === null ? [] : [`What was here before is kept in ${keptIn}.`]),
    ...(fitsKey(settings, restored.value)
      ? []
      : [
          `The key of these links is not here: put the secret-key of that Planwall at ${secretKeyPath(dataDir)} before you start. Without it people stay in their plans, but every link has to be replaced under Invite.`,
        ]),
  ])
}

/** Why there is no backup and what to do about it, in one sentence. */
export function backupFaultSentence(fault: BackupFault, place: string, dataDir: string): string {
  switch (fault) {
    case 'noData':
      return `There is no plan in ${dataDir} yet, so there is nothing to back up; is it the right --data-dir?`
    case 'exists':
      return `${place} is there already and was left as it is; choose another name, or replace it with --force.`
    case 'noRoom':
      return `There is no room for a backup at ${place}; make some, or choose another place. Nothing was left there.`
    case 'unwritable':
      return `${place} cannot be written; choose another place, or change who may write there.`
    case 'damaged':
      return `The data in ${dataDir} is damaged, so no backup of it was made; keep the older backups, and restore one with npm start -- restore FILE.`
    case 'newerSchema':
      return `The data in ${dataDir} was written by a newer Planwall; back it up with that version.`
    default:
      return unreachable(fault)
  }
}

/** What became of a daily backup, for the log. The next is tried in an hour. */
export function logBackup(event: DailyBackupEvent, dataDir: string, log: Logger): void {
  switch (event.is) {
    case 'made': {
      const { bytes, plans: count, damagedRows } = event.backup
      log.info({ bytes, count }, `Backed up to ${event.file}`)
      if (damagedRows > 0) log.error({ count: damagedRows }, 'The backup holds damaged rows; older ones are kept')
      return
    }
    case 'failed':
      log.error(
        event.error ? { err: event.error } : {},
        `No daily backup: ${backupFaultSentence(event.fault, event.folder, dataDir)}`,
      )
      return
    default:
      unreachable(event)
  }
}

function restoreFaultSentence(fault: RestoreFault, file: string, dataDir: string): string {
  switch (fault) {
    case 'missing':
      return `${file} cannot be read; is that the name of the backup? Nothing was changed.`
    case 'notOurs':
      return `${file} is no backup of Planwall. Nothing was changed.`
    case 'newerSchema':
      return `${file} was made by a newer Planwall; restore it with that version or a later one. Nothing was changed.`
    case 'damaged':
      return `${file} is damaged; try another backup. Nothing was changed.`
    case 'inUse':
      return `Planwall is running on ${dataDir}; end it first. Nothing was changed.`
    case 'noRoom':
      return `There is no room in ${dataDir} for the backup beside what is there; make some. Nothing was changed.`
    case 'unwritable':
      return `${dataDir} cannot be written; choose another folder with --data-dir, or change who may write there. Nothing was changed.`
    default:
      return unreachable(fault)
  }
}

function said(sentences: readonly string[]): Outcome {
  return { done: true, sentences: `${sentences.join('\n')}\n` }
}

function plans({ plans }: DatabaseFacts): string {
  return plans === 1 ? '1 plan' : `${plans} plans`
}

function damage({ damagedRows }: DatabaseFacts): string[] {
  if (damagedRows === 0) return []
  const rows = damagedRows === 1 ? '1 row is' : `${damagedRows} rows are`
  return [`${rows} damaged in it; the plans open without them. Keep an older backup too.`]
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Whether links can be shown with the key that a start would use. A key that is not there yet would be a new one. */
function fitsKey({ dataDir, secretKey }: Where, { newestLink }: DatabaseFacts): boolean {
  if (newestLink === null) return true
  const key = secretKey === null ? readKey(secretKeyPath(dataDir)) : ok(secretKey)
  return key.ok && createLinkSecrets(key.value).hashOf(newestLink) === newestLink.secretHash
}

function readKey(path: string): Result<string, 'unreadable'> {
  try {
    return ok(readFileSync(path, 'utf8').trim())
  } catch (error) {
    if (!isSystemError(error)) throw error
    return err('unreadable')
  }
}
