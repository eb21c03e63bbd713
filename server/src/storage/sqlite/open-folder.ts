import { join } from 'node:path'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { allMigrations } from '../migrations/all-migrations.ts'
import { StorageError } from '../storage-error.ts'
import type { OpenFault } from '../store.ts'
import { type Connection, inOneCommit, openConnection } from './connection.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { healIndexes, isOfSqlite } from './heal-indexes.ts'
import { LATEST_VERSION, schemaVersion } from './schema-version.ts'

export type OpenFolder = {
  db: Connection
  /** Whether a damaged index had to be made anew. No row was lost by it. */
  healed: boolean
  close(): void
}

/** The one file of the store; beside it SQLite keeps `-wal` and `-shm` while it is open. */
export const DATABASE_FILE = 'planwall.db'

/**
 * Takes the data folder for this process, looks its database through and brings it to the newest schema. Nothing of a
 * database that is refused is changed.
 */
export function openFolder(dataDir: string): Result<OpenFolder, OpenFault> {
  let lock: FolderLock | null = null
  let db: Connection | null = null
  const refuse = (fault: OpenFault) => {
    db?.close()
    lock?.release()
    return err(fault)
  }
  try {
    const locked = lockFolder(dataDir)
    if (!locked.ok) return err(locked.reason)
    lock = locked.value
    db = openConnection(join(dataDir, DATABASE_FILE))
    db.exec('PRAGMA busy_timeout = 5000')
    const version = schemaVersion(db)
    if (version > LATEST_VERSION) return refuse('newerSchema')
    const health = healIndexes(db)
    if (health === 'damaged') return refuse('damaged')
    prepare(db)
    beginLogAnew(db)
    migrate(db, version)
    const [opened, held] = [db, lock]
    const close = () => {
      opened.close()
      held.release()
    }
    return ok({ db: opened, healed: health === 'healed', close })
  } catch (error) {
    const fault = refuse(error instanceof StorageError && error.fault !== 'damaged' ? 'unwritable' : 'damaged')
    if (!isOfSqlite(error)) throw error
    return fault
  }
}

function prepare(db: Connection): void {
  db.query('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  // macOS leaves what is synced in the drive's own memory unless asked like this. Elsewhere it changes nothing.
  db.exec('PRAGMA fullfsync = ON')
  db.exec('PRAGMA foreign_keys = ON')
  // A byte that the disk changed is reported by the checksums of the rows; what was deleted should not linger.
  db.exec('PRAGMA secure_delete = FAST')
}

/**
 * After a sync that failed, the system may show us a log that the disk does not have. Only what is written anew and synced
 * is certain, so nothing is ever added to an old log.
 */
function beginLogAnew(db: Connection): void {
  // Named, since without a name libsql stumbles over its own temporary database.
  db.exec('PRAGMA main.wal_checkpoint(TRUNCATE)')
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
