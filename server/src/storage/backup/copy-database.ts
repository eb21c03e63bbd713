import { err, type Result } from '@planwall/shared/result.ts'
import { openConnection } from '../sqlite/connection.ts'
import { isOfSqlite } from '../sqlite/heal-indexes.ts'
import { checkDatabase, type DatabaseFacts, type DatabaseFault, MADE_AT } from './check-database.ts'
import { type DiskFault, diskFault } from './disk-fault.ts'

export type Copy = {
  source: string
  /** An empty file. */
  target: string
  /** Milliseconds since the epoch to be noted in the copy; null leaves in it what the source says. */
  madeAt: number | null
}

/**
 * Copies the database as it is at one moment, whoever else has it open, into one file without a log, and reads that back
 * to its last row. Blocks its thread, and SQLite lets go of the files only when the thread ends.
 */
export function copyDatabase({ source, target, madeAt }: Copy): Result<DatabaseFacts, DatabaseFault | DiskFault> {
  try {
    const db = openConnection(source)
    db.exec('PRAGMA busy_timeout = 5000')
    db.query('VACUUM INTO ?', [target])
    db.close()
    if (madeAt !== null) note(target, madeAt)
    return checkDatabase(target)
  } catch (error) {
    const fault = diskFault(error)
    if (fault !== null) return err(fault)
    if (isOfSqlite(error)) return err('damaged')
    throw error
  }
}

function note(target: string, madeAt: number): void {
  const copy = openConnection(target)
  // A database that is not ours has no such table; the check says so.
  if (copy.query(`SELECT 1 FROM sqlite_master WHERE name = 'meta'`).rows.length > 0) {
    copy.query('INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2', [
      MADE_AT,
      String(madeAt),
    ])
  }
  copy.close()
}
