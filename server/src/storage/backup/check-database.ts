import { closeSync, openSync, readSync } from 'node:fs'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { countBadRows } from '../sqlite/check-rows.ts'
import { openConnection } from '../sqlite/connection.ts'
import { integrityProblems, isOfSqlite } from '../sqlite/heal-indexes.ts'
import { LATEST_VERSION, schemaVersion } from '../sqlite/schema-version.ts'

/** What a database holds, read to its last row. */
export type DatabaseFacts = {
  plans: number
  /** Rows whose checksum fails: they are set aside when their plan is opened. */
  damagedRows: number
  /** When the copy was made, in milliseconds since the epoch; null for one that was not made by `writeBackup`. */
  madeAt: number | null
  /** The newest invitation link, to see whether a key is the one that links are made from; null when there is none. */
  newestLink: { id: string; nonce: string; secretHash: string } | null
}

/** Why a file does not hold a store that can be trusted. */
export type DatabaseFault = 'notOurs' | 'newerSchema' | 'damaged'

/** The row of `meta` that tells when a copy was made. */
export const MADE_AT = 'backup_made_at'

/** Reads the whole file: its structure, its tables and the checksum of every row. */
export function checkDatabase(path: string): Result<DatabaseFacts, DatabaseFault> {
  if (!isDatabase(path)) return err('notOurs')
  const db = openConnection(path)
  try {
    if (db.query(`SELECT 1 FROM sqlite_master WHERE name = 'meta'`).rows.length === 0) return err('notOurs')
    if (schemaVersion(db) > LATEST_VERSION) return err('newerSchema')
    if (integrityProblems(db).length > 0) return err('damaged')
    const [made] = db.query('SELECT value FROM meta WHERE key = ?', [MADE_AT]).rows
    const [link] = db.query('SELECT id, nonce, secret_hash FROM invitations ORDER BY created_at DESC, id LIMIT 1').rows
    const [plans] = db.query('SELECT count(*) AS n FROM plans').rows
    return ok({
      plans: Number(plans?.n),
      damagedRows: countBadRows(db),
      madeAt: made === undefined ? null : Number(made.value),
      newestLink: link
        ? { id: String(link.id), nonce: String(link.nonce), secretHash: String(link.secret_hash) }
        : null,
    })
  } catch (error) {
    if (isOfSqlite(error)) return err('damaged')
    throw error
  } finally {
    db.close()
  }
}

/** What every SQLite database begins with. */
const MAGIC = Buffer.from('SQLite format 3\0')

/** Whether the file calls itself a database of SQLite. Throws the error of the system. */
export function isDatabase(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(MAGIC.length)
    readSync(file, start, 0, MAGIC.length, 0)
    return start.equals(MAGIC)
  } finally {
    closeSync(file)
  }
}
