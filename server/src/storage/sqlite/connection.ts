import Database from 'libsql'
import { StorageError, type StorageFault } from '../storage-error.ts'

export type SqlValue = string | number | bigint | null | Uint8Array
export type Row = Record<string, unknown>
export type QueryOutcome = { rows: Row[]; changes: number; lastId: number }

/** The one SQLite connection, with libsql's surprises taken out. Every call blocks its thread. */
export interface Connection {
  /** One or more statements without parameters. */
  exec(sql: string): void
  query(sql: string, params?: readonly unknown[]): QueryOutcome
  readonly inTransaction: boolean
  /**
   * Nothing can be asked any more. libsql lets go of the file only when the last statement of `query` is collected or the
   * thread ends; a connection that knew nothing but `exec` is gone at once.
   */
  close(): void
}

/** How many prepared statements are kept. The server has fewer different ones; the limit is for generated SQL. */
const MAX_STATEMENTS = 200

/** Opens or makes the file. Rejects with the faults of `StorageError`; a violated constraint is a plain error. */
export function openConnection(path: string): Connection {
  const db = translated(() => new Database(path))
  const statements = new Map<string, ReturnType<typeof db.prepare>>()

  function prepare(sql: string) {
    const known = statements.get(sql)
    if (known) return known
    const statement = db.prepare(sql)
    const oldest = statements.keys().next()
    if (statements.size >= MAX_STATEMENTS && !oldest.done) statements.delete(oldest.value)
    statements.set(sql, statement)
    return statement
  }

  return {
    exec: (sql) => {
      translated(() => db.exec(sql))
    },
    query: (sql, params = []) => {
      const values = params.map(bindable)
      return translated(() => {
        const statement = prepare(sql)
        if (statement.reader) {
          const rows = statement.all(values).map(toRow)
          return { rows, changes: rows.length, lastId: 0 }
        }
        const { changes, lastInsertRowid } = statement.run(values)
        return { rows: [], changes, lastId: Number(lastInsertRowid) }
      })
    },
    get inTransaction() {
      return db.inTransaction
    },
    close: () => {
      statements.clear()
      db.close()
    },
  }
}

/** libsql aborts the whole process on a value it does not know, a boolean for one: such a value must not reach it. */
function bindable(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value
  if (typeof value === 'number' && !Number.isNaN(value)) return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite cannot store a ${typeof value}`)
}

/** libsql hands blobs out as ArrayBuffer. */
function toRow(raw: unknown): Row {
  const row: Row = {}
  for (const [key, value] of Object.entries(raw as Row)) {
    row[key] = value instanceof ArrayBuffer ? new Uint8Array(value) : value
  }
  return row
}

function translated<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    const fault = faultOf(error)
    if (fault === null) throw error
    throw new StorageError(fault, String(error))
  }
}

const IOERR_FSYNC = 1034
const IOERR_DIR_FSYNC = 1290

/** SQLite's primary result codes; the lowest byte of every extended one. */
function faultOf(error: unknown): StorageFault | null {
  if (!(error instanceof Database.SqliteError) || error.rawCode === undefined) return null
  // The system reports a failed sync once, and then forgets what was not written: a second try would succeed and lie.
  if (error.rawCode === IOERR_FSYNC || error.rawCode === IOERR_DIR_FSYNC) return 'unsynced'
  switch (error.rawCode & 0xff) {
    case 13: // FULL
      return 'full'
    case 5: // BUSY
    case 6: // LOCKED
    case 8: // READONLY
    case 10: // IOERR
    case 14: // CANTOPEN
      return 'io'
    case 11: // CORRUPT
    case 26: // NOTADB
      return 'damaged'
    default:
      return null
  }
}

/** Runs all or nothing. When the work or its commit fails, the database is as it was before and the error goes on. */
export function inOneCommit<T>(db: Connection, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.exec('COMMIT')
    return value
  } catch (error) {
    // SQLite has rolled back by itself after some errors of the disk.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}
