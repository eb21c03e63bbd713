import { unreadableIn } from '../unreadable.ts'
import { headOf } from './append-rows.ts'
import type { SnapshotRow } from './check-rows.ts'
import type { Connection } from './connection.ts'
import { newestSnapshot, updatesBetween } from './load-rows.ts'
import { type BadRow, quarantine } from './quarantine.ts'

/**
 * Sets aside the rows of a plan that Yjs cannot read though their checksums are right, and tells how many; 0 for a plan
 * that does not exist. Reads the whole plan, so it is for one that could not be opened.
 */
export function setAsideUnreadable(db: Connection, plan: string, now: number): number {
  const head = headOf(db, plan)
  if (head === null) return 0
  const bad: BadRow[] = []
  const base = newestReadable(db, plan, head, bad)
  const rows = updatesBetween(db, plan, base?.seq ?? 0, head, bad)
  const parts = [...(base ? [base.bytes] : []), ...rows.map((row) => row.bytes)]
  const first = parts.length - rows.length
  for (const index of unreadableIn(parts)) {
    const row = rows[index - first]
    if (row) bad.push({ kind: 'update', position: row.seq, ...row })
  }
  quarantine(db, plan, bad, now)
  return bad.length
}

function newestReadable(db: Connection, plan: string, head: number, bad: BadRow[]): SnapshotRow | null {
  for (let through = head; ; ) {
    const row = newestSnapshot(db, plan, through, bad)
    if (row === null || unreadableIn([row.bytes]).length === 0) return row
    bad.push({ kind: 'snapshot', position: row.seq, author: null, bytes: row.bytes, crc: row.crc })
    through = row.seq - 1
  }
}
