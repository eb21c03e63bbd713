import type { LoadedPlan } from '../plan-log.ts'
import { StorageError } from '../storage-error.ts'
import { headOf } from './append-rows.ts'
import {
  type ClientRow,
  type ControlRow,
  clientIsGood,
  controlIsGood,
  type SnapshotRow,
  snapshotIsGood,
  type UpdateRow,
  updateIsGood,
} from './check-rows.ts'
import type { Connection } from './connection.ts'
import { type BadRow, quarantine } from './quarantine.ts'

/** Where the document a plan was created with stands in its log. */
const FIRST_SEQ = 1

/**
 * Reads a plan, leaving out what its checksum disowns. Throws `damaged` when no control state can be trusted, or neither a
 * snapshot nor the document the plan began with: a plan never opens empty.
 */
export function loadRows(db: Connection, plan: string, now: number): LoadedPlan | null {
  const seq = headOf(db, plan)
  if (seq === null) return null
  const bad: BadRow[] = []
  const snapshot = newestSnapshot(db, plan, seq, bad)
  const rows = updatesBetween(db, plan, snapshot?.seq ?? 0, seq, bad)
  const control = newestControl(db, plan, bad)
  const clients = boundClients(db, plan, bad)
  const quarantined = quarantine(db, plan, bad, now)
  if (snapshot === null && rows[0]?.seq !== FIRST_SEQ)
    throw new StorageError('damaged', 'The plan has lost its beginning')
  if (control === null) throw new StorageError('damaged', 'No control state of the plan can be trusted')
  const updates = rows.map((row) => row.bytes)
  const bytes = updates.reduce((sum, update) => sum + update.length, 0)
  return {
    snapshot: snapshot?.bytes ?? null,
    updates,
    control,
    clients,
    seq,
    entries: updates.length,
    bytes,
    quarantined,
  }
}

/** The newest snapshot whose checksum holds; those newer than it go to `bad`. */
export function newestSnapshot(db: Connection, plan: string, through: number, bad: BadRow[]): SnapshotRow | null {
  const rows = db.query('SELECT seq, bytes, crc FROM snapshots WHERE plan_id = ? AND seq <= ? ORDER BY seq DESC', [
    plan,
    through,
  ]).rows as SnapshotRow[]
  for (const row of rows) {
    if (snapshotIsGood(plan, row)) return row
    bad.push({ kind: 'snapshot', position: row.seq, author: null, bytes: row.bytes, crc: row.crc })
  }
  return null
}

/** The good updates after one position up to another; the others go to `bad`. */
export function updatesBetween(
  db: Connection,
  plan: string,
  after: number,
  through: number,
  bad: BadRow[],
): UpdateRow[] {
  const rows = db.query(
    'SELECT seq, author, bytes, crc FROM log WHERE plan_id = ? AND seq > ? AND seq <= ? ORDER BY seq',
    [plan, after, through],
  ).rows as UpdateRow[]
  return rows.filter((row) => {
    if (updateIsGood(plan, row)) return true
    bad.push({ kind: 'update', position: row.seq, author: row.author, bytes: row.bytes, crc: row.crc })
    return false
  })
}

function newestControl(db: Connection, plan: string, bad: BadRow[]): string | null {
  const rows = db.query('SELECT seq, state, crc FROM controls WHERE plan_id = ? ORDER BY seq DESC', [plan])
    .rows as ControlRow[]
  for (const row of rows) {
    if (controlIsGood(plan, row)) return row.state
    bad.push({ kind: 'control', position: row.seq, author: null, bytes: Buffer.from(row.state), crc: row.crc })
  }
  return null
}

function boundClients(db: Connection, plan: string, bad: BadRow[]): Map<number, string> {
  const rows = db.query('SELECT client_id, participant_id, crc FROM clients WHERE plan_id = ? ORDER BY client_id', [
    plan,
  ]).rows as ClientRow[]
  const clients = new Map<number, string>()
  for (const row of rows) {
    const { client_id, participant_id, crc } = row
    if (clientIsGood(plan, row)) clients.set(client_id, participant_id)
    else bad.push({ kind: 'client', position: client_id, author: participant_id, bytes: null, crc })
  }
  return clients
}
