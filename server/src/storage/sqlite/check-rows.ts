import { checksum } from '../checksum.ts'
import type { Connection, Row } from './connection.ts'

export type UpdateRow = { seq: number; author: string; bytes: Uint8Array; crc: number }
export type ControlRow = { seq: number; state: string; crc: number }
export type ClientRow = { client_id: number; participant_id: string; crc: number }
export type SnapshotRow = { seq: number; bytes: Uint8Array; crc: number }

/** How many rows are in memory at a time while all of them are read. */
const ROWS_AT_ONCE = 64

/** The tables whose every row carries a checksum, and how it is told. */
const CHECKED = {
  log: (plan: string, row: Row) => updateIsGood(plan, row as UpdateRow),
  controls: (plan: string, row: Row) => controlIsGood(plan, row as ControlRow),
  clients: (plan: string, row: Row) => clientIsGood(plan, row as ClientRow),
  snapshots: (plan: string, row: Row) => snapshotIsGood(plan, row as SnapshotRow),
} as const

export const CHECKED_TABLES = Object.keys(CHECKED) as (keyof typeof CHECKED)[]

export function updateIsGood(plan: string, { seq, author, bytes, crc }: UpdateRow): boolean {
  return checksum(['update', plan, seq, author], bytes) === crc
}

export function controlIsGood(plan: string, { seq, state, crc }: ControlRow): boolean {
  return checksum(['control', plan, seq], state) === crc
}

export function clientIsGood(plan: string, { client_id, participant_id, crc }: ClientRow): boolean {
  return checksum(['client', plan, client_id], participant_id) === crc
}

export function snapshotIsGood(plan: string, { seq, bytes, crc }: SnapshotRow): boolean {
  return checksum(['snapshot', plan, seq], bytes) === crc
}

/** How many rows of all plans fail their checksum. Reads every row, some tens of thousands a second. */
export function countBadRows(db: Connection): number {
  let bad = 0
  for (const table of CHECKED_TABLES) {
    let last = 0
    for (;;) {
      const { rows } = db.query(
        `SELECT rowid AS place, * FROM ${table} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ${ROWS_AT_ONCE}`,
        [last],
      )
      for (const row of rows) if (!CHECKED[table](String(row.plan_id), row)) bad += 1
      const place = rows.at(-1)?.place
      if (place === undefined) break
      last = Number(place)
    }
  }
  return bad
}
