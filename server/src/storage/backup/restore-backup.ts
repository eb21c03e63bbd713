import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { syncFile, syncFolder } from '../durable-file.ts'
import { openConnection } from '../sqlite/connection.ts'
import { lockFolder } from '../sqlite/folder-lock.ts'
import { isOfSqlite } from '../sqlite/heal-indexes.ts'
import { DATABASE_FILE } from '../sqlite/open-folder.ts'
import { copyInThread } from '../sqlite/storage-thread.ts'
import { type DatabaseFacts, type DatabaseFault, isDatabase } from './check-database.ts'
import { diskFault } from './disk-fault.ts'

/**
 * Why nothing was restored. The data is as it was.
 * - `missing`: the file cannot be read
 * - `notOurs`, `newerSchema`, `damaged`: it is no backup that can be used
 * - `inUse`: a server has the data folder
 * - `noRoom`, `unwritable`: the data folder takes no more, or nothing at all
 */
export type RestoreFault = DatabaseFault | 'missing' | 'inUse' | 'noRoom' | 'unwritable'

/** `keptIn` is the folder with what was there before; null when there was nothing. */
export type Restored = DatabaseFacts & { keptIn: string | null }

export type RestoreOrder = {
  dataDir: string
  file: string
  /** Milliseconds since the epoch. */
  now: number
}

/**
 * Puts the database of a backup into the place of the present one, which is kept in a folder beside it. All or nothing:
 * the backup is copied and checked to its last row first, and then takes the place in one step. Keys stay as they are.
 */
export async function restoreBackup({ dataDir, file, now }: RestoreOrder): Promise<Result<Restored, RestoreFault>> {
  const present = join(dataDir, DATABASE_FILE)
  const staged = `${present}.staged`
  const restored = `${present}.restored`
  if (!isReadable(file)) return err('missing')
  const locked = lockOrFault(dataDir)
  if (!locked.ok) return err(locked.reason)
  let keptIn: string | null = null
  try {
    if (!isDatabase(file)) return err('notOurs')
    stage(file, staged)
    writeFileSync(restored, '', { mode: 0o600 })
    const copied = await copyInThread({ source: staged, target: restored, madeAt: null })
    if (!copied.ok) return err(copied.reason)
    syncFile(restored)
    if (existsSync(present)) {
      keptIn = makeKeptFolder(dataDir, now)
      keepPresent(present, keptIn)
    }
    // From here on the present log would be read as the backup's own.
    removeWithLog(present, ['-wal', '-shm'])
    syncFolder(dataDir)
    renameSync(restored, present)
    const done = ok({ ...copied.value, keptIn })
    keptIn = null
    syncFolder(dataDir)
    return done
  } catch (error) {
    if (keptIn !== null) rmSync(keptIn, { recursive: true, force: true })
    const fault = diskFault(error)
    if (fault === null) throw error
    return err(fault)
  } finally {
    removeWithLog(staged, ['', '-wal', '-shm'])
    removeWithLog(restored, ['', '-journal'])
    locked.value.release()
  }
}

function removeWithLog(path: string, ends: readonly string[]): void {
  for (const end of ends) rmSync(path + end, { force: true })
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return statSync(file).isFile()
  } catch {
    return false // whatever the reason, there is nothing to restore from
  }
}

function lockOrFault(dataDir: string) {
  try {
    return lockFolder(dataDir)
  } catch (error) {
    if (!isOfSqlite(error)) throw error
    return err('unwritable')
  }
}

/** With the `-wal` of a database that was copied while it was open: without it the copy would lack what came last. */
function stage(file: string, staged: string): void {
  for (const end of ['', '-wal']) {
    rmSync(staged + end, { force: true })
    if (!existsSync(file + end)) continue
    copyFileSync(file + end, staged + end)
    chmodSync(staged + end, 0o600)
  }
}

/** Throws when it is there already: what it holds is somebody's way back. */
function makeKeptFolder(dataDir: string, now: number): string {
  const folder = join(dataDir, `before-restore-${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`)
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

/**
 * A second name for the present database, in a folder of its own. The first name stays until the backup takes it over, so
 * that a power cut at any moment leaves a whole database in its place.
 */
function keepPresent(present: string, keptIn: string): void {
  takeLogIn(present)
  keepFile(present, join(keptIn, DATABASE_FILE))
  const log = statSync(`${present}-wal`, { throwIfNoEntry: false })
  if (log && log.size > 0) keepFile(`${present}-wal`, join(keptIn, `${DATABASE_FILE}-wal`))
  syncFolder(keptIn)
  syncFolder(dirname(keptIn))
}

/** What a killed server has left in the log, so that one file is the whole. */
function takeLogIn(present: string): void {
  try {
    const db = openConnection(present)
    db.exec('PRAGMA main.wal_checkpoint(TRUNCATE)')
    db.close()
  } catch (error) {
    // A damaged database is kept with whatever lies beside it, for whoever repairs it.
    if (!isOfSqlite(error)) throw error
  }
}

function keepFile(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    // Some file systems, those of memory sticks for one, give a file no second name.
    if (diskFault(error) === null) throw error
    copyFileSync(from, to)
    syncFile(to)
  }
}
