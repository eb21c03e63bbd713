import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { makeFolder, syncFileLater, syncFolder } from '../durable-file.ts'
import { DATABASE_FILE } from '../sqlite/open-folder.ts'
import { copyInThread } from '../sqlite/storage-thread.ts'
import type { DatabaseFacts } from './check-database.ts'
import { type DiskFault, diskFault } from './disk-fault.ts'

/**
 * Why there is no copy.
 * - `noData`: the data folder holds no plan yet
 * - `exists`: a file of this name is there, and was not to be replaced
 * - `noRoom`, `unwritable`: the place of the copy takes no more, or nothing at all
 * - `damaged`, `newerSchema`: the data itself does not pass the check
 */
export type BackupFault = 'noData' | 'exists' | 'damaged' | 'newerSchema' | DiskFault

export type Backup = DatabaseFacts & { bytes: number }

export type BackupOrder = {
  dataDir: string
  /** Absolute path of the copy. Its folder is made where it is missing. */
  file: string
  /** Whether a file that is there already may be replaced. */
  replace: boolean
  /** Milliseconds since the epoch. */
  now: number
}

/**
 * Copies the store into one file, as it is at one moment, whether a server has it open or not; commits go on meanwhile.
 * The file appears under its name only once it is whole, checked to its last row and on disk. It does not hold the keys
 * of the data folder.
 */
export async function writeBackup({ dataDir, file, replace, now }: BackupOrder): Promise<Result<Backup, BackupFault>> {
  const source = join(dataDir, DATABASE_FILE)
  if (!existsSync(source)) return err('noData')
  if (!replace && existsSync(file)) return err('exists')
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.unfinished`
  try {
    makeFolder(dirname(file))
    // Made beforehand, so that the copy is its owner's alone from the first byte on.
    writeFileSync(unfinished, '', { mode: 0o600 })
    const copied = await copyInThread({ source, target: unfinished, madeAt: now })
    if (!copied.ok) return err(copied.reason === 'notOurs' ? 'damaged' : copied.reason)
    if (copied.value.plans === 0) return err('noData')
    await syncFileLater(unfinished)
    const { size } = await stat(unfinished)
    if (!replace && existsSync(file)) return err('exists')
    renameSync(unfinished, file)
    syncFolder(dirname(file))
    return ok({ ...copied.value, bytes: size })
  } catch (error) {
    const fault = diskFault(error)
    if (fault === null) throw error
    return err(fault)
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished)
  }
}
