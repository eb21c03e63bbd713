import { err, ok } from '@planwall/shared/result.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import { checksum } from '../checksum.ts'
import type { LogEntry } from '../plan-log.ts'
import { type Connection, inOneCommit } from './connection.ts'
import type { AppendCall, AppendOutcome } from './worker-protocol.ts'

/**
 * Writes the calls in one commit. A call that names an unknown plan or a client id of somebody else leaves nothing and
 * does not touch the others; when the commit fails, nothing of any call is stored and the error goes on.
 */
export function appendRows(db: Connection, calls: readonly AppendCall[]): AppendOutcome[] {
  return inOneCommit(db, () => calls.map((call) => appendCall(db, call)))
}

function appendCall(db: Connection, { plan, entries }: AppendCall): AppendOutcome {
  const head = headOf(db, plan)
  if (head === null) return err('unknownPlan')
  if (takesClientOfSomebodyElse(db, plan, entries)) return err('clientTaken')
  let seq = head
  for (const entry of entries) {
    seq += 1
    writeEntry(db, plan, seq, entry)
  }
  if (seq > head) db.query('UPDATE plan_heads SET seq = ? WHERE plan_id = ?', [seq, plan])
  return ok(seq)
}

/** The rows themselves are asked too, so that a damaged head never gives a position twice. */
export function headOf(db: Connection, plan: string): number | null {
  const [row] = db.query(
    `SELECT max(
       seq,
       coalesce((SELECT max(seq) FROM log WHERE plan_id = ?1), 0),
       coalesce((SELECT max(seq) FROM controls WHERE plan_id = ?1), 0),
       coalesce((SELECT max(seq) FROM snapshots WHERE plan_id = ?1), 0)
     ) AS seq FROM plan_heads WHERE plan_id = ?1`,
    [plan],
  ).rows
  return row ? Number(row.seq) : null
}

function takesClientOfSomebodyElse(db: Connection, plan: string, entries: readonly LogEntry[]): boolean {
  const bound = new Map<number, string>()
  for (const entry of entries) {
    if (entry.kind !== 'client') continue
    const owner = bound.get(entry.clientId) ?? ownerOf(db, plan, entry.clientId)
    if (owner !== null && owner !== entry.participant) return true
    bound.set(entry.clientId, entry.participant)
  }
  return false
}

function ownerOf(db: Connection, plan: string, clientId: number): string | null {
  const [row] = db.query('SELECT participant_id FROM clients WHERE plan_id = ? AND client_id = ?', [
    plan,
    clientId,
  ]).rows
  return row ? String(row.participant_id) : null
}

function writeEntry(db: Connection, plan: string, seq: number, entry: LogEntry): void {
  switch (entry.kind) {
    case 'update':
      db.query('INSERT INTO log (plan_id, seq, author, bytes, crc) VALUES (?, ?, ?, ?, ?)', [
        plan,
        seq,
        entry.by,
        entry.bytes,
        checksum(['update', plan, seq, entry.by], entry.bytes),
      ])
      return
    case 'control':
      // The slot of the older state; an empty slot counts as the oldest.
      db.query(
        `INSERT INTO controls (plan_id, slot, seq, state, crc)
         SELECT ?1, CASE WHEN coalesce((SELECT seq FROM controls WHERE plan_id = ?1 AND slot = 0), 0)
                       <= coalesce((SELECT seq FROM controls WHERE plan_id = ?1 AND slot = 1), 0) THEN 0 ELSE 1 END, ?2, ?3, ?4
         ON CONFLICT (plan_id, slot) DO UPDATE SET seq = excluded.seq, state = excluded.state, crc = excluded.crc`,
        [plan, seq, entry.state, checksum(['control', plan, seq], entry.state)],
      )
      return
    case 'client':
      db.query(
        'INSERT INTO clients (plan_id, client_id, participant_id, crc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        [plan, entry.clientId, entry.participant, checksum(['client', plan, entry.clientId], entry.participant)],
      )
      return
    default:
      unreachable(entry)
  }
}
