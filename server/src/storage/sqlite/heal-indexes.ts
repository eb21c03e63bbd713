import { StorageError } from '../storage-error.ts'
import { CHECKED_TABLES } from './check-rows.ts'
import { type Connection, inOneCommit } from './connection.ts'

/**
 * Reads the whole database for damage that the checksums of rows cannot show, such as an index that no longer finds a
 * row. An index can be made anew from its table where checksums then tell whether it was the table that was wrong: this
 * is done at once, and `healed` tells it. Everything else that is wrong is `damaged`, and nothing is changed.
 */
export function healIndexes(db: Connection): 'whole' | 'healed' | 'damaged' {
  const problems = integrityProblems(db)
  if (problems.length === 0) return 'whole'
  const indexes = new Set(problems.map((problem) => indexOf(db, problem)))
  if (indexes.has(null)) return 'damaged'
  try {
    inOneCommit(db, () => {
      for (const index of indexes) db.exec(`REINDEX "${index}"`)
      if (integrityProblems(db).length > 0 || hasStrays(db)) throw new StorageError('damaged')
    })
    return 'healed'
  } catch (error) {
    if (isOfSqlite(error)) return 'damaged'
    throw error
  }
}

/** What SQLite finds wrong with the file; empty when nothing. */
export function integrityProblems(db: Connection): string[] {
  const { rows } = db.query('PRAGMA main.integrity_check')
  return rows.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok')
}

/** Whether SQLite or we ourselves found something wrong with the database, as opposed to a mistake of this program. */
export function isOfSqlite(error: unknown): boolean {
  return error instanceof StorageError || (error instanceof Error && error.name === 'SqliteError')
}

/** The index of a table with checksums that this line of the integrity check is about; null for anything else. */
function indexOf(db: Connection, problem: string): string | null {
  const name = /^(?:row \d+ missing from|wrong # of entries in|non-unique entry in) index (\w+)$/.exec(problem)?.[1]
  const root = /^Tree (\d+) /.exec(problem)?.[1]
  const [index] = db.query(
    `SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND (name = ? OR rootpage = ?)`,
    [name ?? null, root === undefined ? null : Number(root)],
  ).rows
  return CHECKED_TABLES.some((table) => table === index?.tbl_name) ? String(index?.name) : null
}

/** A row that names no plan belonged to one that would now miss it unsaid. */
function hasStrays(db: Connection): boolean {
  return CHECKED_TABLES.some(
    (table) =>
      db.query(`SELECT 1 FROM ${table} NOT INDEXED WHERE plan_id NOT IN (SELECT id FROM plans) LIMIT 1`).rows.length >
      0,
  )
}
