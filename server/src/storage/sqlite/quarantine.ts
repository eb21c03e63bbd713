import { StorageError } from '../storage-error.ts'
import { type Connection, inOneCommit } from './connection.ts'

/** A row that can no longer be part of its plan: where it was, and what stood there. */
export type BadRow = {
  kind: 'update' | 'control' | 'client' | 'snapshot'
  /** The `seq`, or the client id. */
  position: number
  author: string | null
  bytes: Uint8Array | null
  crc: number
}

const REMOVE = {
  update: 'DELETE FROM log WHERE plan_id = ? AND seq = ?',
  control: 'DELETE FROM controls WHERE plan_id = ? AND seq = ?',
  client: 'DELETE FROM clients WHERE plan_id = ? AND client_id = ?',
  snapshot: 'DELETE FROM snapshots WHERE plan_id = ? AND seq = ?',
} as const

/**
 * Moves the rows out of the plan, keeping their bytes for whoever repairs it, and tells how many rows of this plan were
 * ever set aside. On a disk that takes no writes the rows stay where they are and are found again at the next load.
 */
export function quarantine(db: Connection, plan: string, found: readonly BadRow[], now: number): number {
  const [row] = db.query('SELECT count(*) AS n FROM quarantine WHERE plan_id = ?', [plan]).rows
  const total = Number(row?.n) + found.length
  if (found.length === 0) return total
  try {
    inOneCommit(db, () => {
      for (const bad of found) moveAside(db, plan, bad, now)
    })
  } catch (error) {
    const readOnly = error instanceof StorageError && (error.fault === 'full' || error.fault === 'io')
    if (!readOnly) throw error
  }
  return total
}

/** Moves one row out of the plan into the quarantine, as part of a commit that has begun. */
export function moveAside(db: Connection, plan: string, bad: BadRow, now: number): void {
  db.query(
    'INSERT INTO quarantine (plan_id, kind, position, author, bytes, crc, found_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [plan, bad.kind, bad.position, bad.author, bad.bytes, bad.crc, now],
  )
  db.query(REMOVE[bad.kind], [plan, bad.position])
}
