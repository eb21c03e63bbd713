import { allMigrations } from '../migrations/all-migrations.ts'
import { StorageError } from '../storage-error.ts'
import { type Connection, openConnection } from './connection.ts'

/** The newest schema this server knows. */
export const LATEST_VERSION = allMigrations.length

/**
 * Which version of our schema this database has; 0 when it is empty. Throws `damaged` when it is anything but ours. The
 * schema of a later version is not looked at.
 */
export function schemaVersion(db: Connection): number {
  const tables = schemaOf(db)
  if (tables.length === 0) return 0
  if (!tables.some(({ name }) => name === 'meta'))
    throw new StorageError('damaged', 'The database is of something else')
  const [meta] = db.query(`SELECT value FROM meta WHERE key = 'schema_version'`).rows
  const version = Number(meta?.value)
  if (!Number.isInteger(version) || version < 1) throw new StorageError('damaged', 'The schema has no version')
  if (version <= LATEST_VERSION && JSON.stringify(tables) !== expectedSchema(version)) {
    throw new StorageError('damaged', 'The tables are not those of their version')
  }
  return version
}

/** What the migrations up to this version make of an empty database. */
function expectedSchema(version: number): string {
  const scratch = openConnection(':memory:')
  try {
    for (const { sql } of allMigrations.slice(0, version)) scratch.exec(sql)
    return JSON.stringify(schemaOf(scratch))
  } finally {
    scratch.close()
  }
}

function schemaOf(db: Connection) {
  return db.query('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').rows
}
