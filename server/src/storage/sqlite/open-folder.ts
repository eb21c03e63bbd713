import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { allMigrations } from '../migrations/all-migrations.ts'
import { StorageError } from '../storage-error.ts'
import type { OpenFault } from '../store.ts'
import { type Connection, inOneCommit, openConnection } from './connection.ts'

export type OpenFolder = { db: Connection; close(): void }

/** How long a starting server waits for one that is just ending to let go of the folder. */
const LOCK_WAIT_MS = 500

/**
 * Takes the data folder for this process and brings its database to the newest schema. The kernel lets go of the
 * folder when the process ends, however it ends.
 */
export function openFolder(dataDir: string): Result<OpenFolder, OpenFault> {
  let lock: Connection | null = null
  let db: Connection | null = null
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return err('unwritable')
  }
  try {
    lock = openConnection(join(dataDir, 'planwall.lock'))
    const held = lock
    if (!takeLock(held)) {
      held.close()
      return err('inUse')
    }
    db = openConnection(join(dataDir, 'planwall.db'))
    const opened = db
    const version = schemaVersion(opened)
    if (version > allMigrations.length) {
      opened.close()
      held.close()
      return err('newerSchema')
    }
    prepare(opened)
    migrate(opened, version)
    return ok({
      db: opened,
      close: () => {
        opened.close()
        held.close()
      },
    })
  } catch (error) {
    db?.close()
    lock?.close()
    if (!(error instanceof StorageError)) throw error
    return err(error.fault === 'damaged' ? 'damaged' : 'unwritable')
  }
}

/** An exclusive transaction that never ends, on a database that holds nothing: the lock of the operating system. */
function takeLock(lock: Connection): boolean {
  lock.exec(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`)
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof StorageError && /busy|locked/i.test(error.message)) return false
    throw error
  }
}

function schemaVersion(db: Connection): number {
  const { rows } = db.query(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'`)
  if (rows.length === 0) return 0
  const [meta] = db.query(`SELECT value FROM meta WHERE key = 'schema_version'`).rows
  const version = Number(meta?.value)
  if (!Number.isInteger(version)) throw new StorageError('damaged', 'The schema has no version')
  return version
}

function prepare(db: Connection): void {
  db.exec('PRAGMA busy_timeout = 5000')
  db.query('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  db.exec('PRAGMA foreign_keys = ON')
  // A byte that the disk changed is reported by the checksums of the rows; what was deleted should not linger.
  db.exec('PRAGMA secure_delete = FAST')
}

function migrate(db: Connection, from: number): void {
  for (const migration of allMigrations.slice(from)) {
    inOneCommit(db, () => {
      db.exec(migration.sql)
      db.query(
        `INSERT INTO meta (key, value) VALUES ('schema_version', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [String(migration.version)],
      )
    })
  }
}
