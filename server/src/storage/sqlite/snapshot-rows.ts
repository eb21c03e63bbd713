import { checksum } from '../checksum.ts'
import { StorageError } from '../storage-error.ts'
import { type SnapshotRow, snapshotIsGood } from './check-rows.ts'
import { type Connection, inOneCommit } from './connection.ts'

/** How many snapshots are kept: the newest, and the one to fall back to. */
const KEPT_SNAPSHOTS = 2

/**
 * Adds a snapshot that was found to cover the log up to `throughSeq`, drops those older than the last two and the log
 * rows that both of them cover. Both are read back first: rows go only when two good copies of what they say are there.
 */
export function storeSnapshot(db: Connection, plan: string, throughSeq: number, bytes: Uint8Array): void {
  inOneCommit(db, () => {
    db.query(
      `INSERT INTO snapshots (plan_id, seq, bytes, crc) VALUES (?, ?, ?, ?)
       ON CONFLICT (plan_id, seq) DO UPDATE SET bytes = excluded.bytes, crc = excluded.crc`,
      [plan, throughSeq, bytes, checksum(['snapshot', plan, throughSeq], bytes)],
    )
    const kept = db
      .query('SELECT seq, bytes, crc FROM snapshots WHERE plan_id = ? ORDER BY seq DESC', [plan])
      .rows.map((row) => row as SnapshotRow)
      .filter((row) => snapshotIsGood(plan, row))
      .slice(0, KEPT_SNAPSHOTS)
    if (kept[0]?.seq !== throughSeq) throw new StorageError('damaged', 'The snapshot does not read back as written')
    const older = kept[KEPT_SNAPSHOTS - 1]
    if (!older) return
    db.query('DELETE FROM snapshots WHERE plan_id = ? AND seq < ?', [plan, older.seq])
    db.query('DELETE FROM log WHERE plan_id = ? AND seq <= ?', [plan, older.seq])
  })
}
