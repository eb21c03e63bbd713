import { checksum } from '../checksum.ts'
import { StorageError } from '../storage-error.ts'
import { headOf } from './append-rows.ts'
import { type SnapshotRow, snapshotIsGood } from './check-rows.ts'
import { type Connection, inOneCommit } from './connection.ts'
import { newestSnapshot, updatesBetween } from './load-rows.ts'
import { type BadRow, moveAside, quarantine } from './quarantine.ts'

/** How many snapshots are kept: the newest, and the one to fall back to. */
const KEPT_SNAPSHOTS = 2

/** What a snapshot has to cover. */
export type SnapshotParts = {
  /** The snapshot before it, if there is one, then the updates after that. */
  parts: { seq: number; bytes: Uint8Array }[]
  /** Whether updates of this plan were set aside: then others can wait for them in vain. */
  lacksUpdates: boolean
  /** How many damaged rows were found among them and set aside now. */
  setAside: number
}

export type NewSnapshot = {
  plan: string
  throughSeq: number
  bytes: Uint8Array
  /** Positions of updates that wait for one that was set aside. */
  waiting: readonly number[]
  now: number
}

/** What a snapshot up to `throughSeq` has to cover; null when an older snapshot already reaches that far. */
export function snapshotParts(db: Connection, plan: string, throughSeq: number, now: number): SnapshotParts | null {
  const head = headOf(db, plan)
  if (head === null) throw new StorageError('unknownPlan')
  if (throughSeq > head) throw new StorageError('notCovered', `The log ends at ${head}, before ${throughSeq}`)
  const bad: BadRow[] = []
  const base = newestSnapshot(db, plan, head, bad)
  if (base !== null && base.seq >= throughSeq) return null
  const updates = updatesBetween(db, plan, base?.seq ?? 0, throughSeq, bad)
  quarantine(db, plan, bad, now)
  const lost = db.query(`SELECT 1 FROM quarantine WHERE plan_id = ? AND kind = 'update' LIMIT 1`, [plan]).rows
  return {
    parts: [...(base === null ? [] : [base]), ...updates].map(({ seq, bytes }) => ({ seq, bytes })),
    lacksUpdates: lost.length > 0,
    setAside: bad.length,
  }
}

/**
 * Adds a snapshot that was found to cover the log up to its position. Updates that wait in vain for a lost one are set
 * aside with it: no snapshot can ever hold them, and their author's own copy brings all of them back.
 */
export function storeSnapshot(db: Connection, { plan, throughSeq, bytes, waiting, now }: NewSnapshot): void {
  inOneCommit(db, () => {
    db.query(
      `INSERT INTO snapshots (plan_id, seq, bytes, crc) VALUES (?, ?, ?, ?)
       ON CONFLICT (plan_id, seq) DO UPDATE SET bytes = excluded.bytes, crc = excluded.crc`,
      [plan, throughSeq, bytes, checksum(['snapshot', plan, throughSeq], bytes)],
    )
    for (const seq of waiting) {
      const [row] = updatesBetween(db, plan, seq - 1, seq, [])
      if (row) moveAside(db, plan, { kind: 'update', position: seq, ...row }, now)
    }
  })
}

/**
 * Drops the snapshots older than the last two, and the log rows that both of these cover. The newest is read back from
 * the file first, against the bytes that were to be kept, and so is the one before it: rows go only when two good copies
 * of what they say are on disk. Throws `damaged` when the newest is not as it should be; nothing goes then.
 */
export function dropCovered(db: Connection, plan: string, throughSeq: number, bytes: Uint8Array): void {
  // What SQLite still has in memory would prove nothing.
  db.exec('PRAGMA shrink_memory')
  const kept = db
    .query('SELECT seq, bytes, crc FROM snapshots WHERE plan_id = ? AND seq <= ? ORDER BY seq DESC', [plan, throughSeq])
    .rows.map((row) => row as SnapshotRow)
    .filter((row) => snapshotIsGood(plan, row))
    .slice(0, KEPT_SNAPSHOTS)
  const [newest, older] = kept
  if (newest?.seq !== throughSeq || Buffer.compare(newest.bytes, bytes) !== 0) {
    throw new StorageError('damaged', 'The snapshot does not read back as it was written')
  }
  if (!older) return
  inOneCommit(db, () => {
    db.query('DELETE FROM snapshots WHERE plan_id = ? AND seq < ?', [plan, older.seq])
    db.query('DELETE FROM log WHERE plan_id = ? AND seq <= ?', [plan, older.seq])
  })
}
