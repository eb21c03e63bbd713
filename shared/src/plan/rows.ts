import * as Y from 'yjs'
import { err, ok, type Result } from '../result.ts'
import type { Column, RowsField } from './field.ts'
import { limits } from './limits.ts'
import { placeAt } from './order.ts'
import { writePlainText } from './plain-text.ts'
import { asFragment, rowMap, rowsMap } from './plan-doc.ts'
import { type OrderedRow, orderedRows, tableOf } from './read-rows.ts'
import { createFragment } from './rich-text-doc.ts'
import { type Cells, isRowId } from './row.ts'
import { isScalarField, parseScalar } from './scalar.ts'
import { writeScalar } from './scalar-doc.ts'
import type { SectionId } from './section-id.ts'
import type { Scalar } from './value.ts'

export type Refused = 'noSuchField' | 'noSuchRow' | 'badId' | 'badValue' | 'tooLong' | 'tooManyRows'

/**
 * Adds a row with all its cells, after the row `after`, first when that is null, last when it is not given or gone.
 * Rows that two people add at once are both kept.
 */
export function addRow(
  doc: Y.Doc,
  section: SectionId,
  field: string,
  row: { after?: string | null; values?: Cells },
  id: string,
): Result<string, Refused> {
  const table = tableOf(section, field)
  const map = rowsMap(doc, section, field)
  if (table === null || map === null) return err('noSuchField')
  if (!isRowId(id) || map.has(id)) return err('badId')
  if (map.size >= limits.rowsPerTable) return err('tooManyRows')
  for (const [column, value] of Object.entries(row.values ?? {})) {
    const refused = refusal(table, column, value)
    if (refused !== null) return err(refused)
  }
  insertRow(doc, table, map, row, id)
  return ok(id)
}

/**
 * Adds a row whose values are known to be of the right kinds. No limit is asked: what was once agreed can always be
 * restored.
 */
export function insertRow(
  doc: Y.Doc,
  table: RowsField,
  rows: Y.Map<unknown>,
  row: { after?: string | null; values?: Cells },
  id: string,
): void {
  const values = row.values ?? {}
  doc.transact(() => {
    const order = makeRoom(orderedRows(rows), row.after)
    const fresh = new Y.Map<unknown>([['order', order]])
    for (const column of table.columns) {
      const value = Object.hasOwn(values, column.id) ? values[column.id] : null
      if (column.kind === 'text') fresh.set(column.id, createFragment(typeof value === 'string' ? oneLine(value) : ''))
      else if (value !== null && value !== undefined) fresh.set(column.id, parseScalar(column, value))
    }
    rows.set(id, fresh)
  })
}

/** Moves a row after another, or to the top for null. When two people move one row, the last move wins. */
export function moveRow(
  doc: Y.Doc,
  section: SectionId,
  field: string,
  id: string,
  after: string | null,
): Result<string, Refused> {
  const row = rowMap(doc, section, field, id)
  if (row === null) return err('noSuchRow')
  const rows = orderedRows(rowsMap(doc, section, field))
  const before = rows[rows.findIndex((each) => each.id === id) - 1]?.id ?? null
  if (after === id || after === before) return ok(id)
  doc.transact(() => {
    const others = rows.filter((each) => each.id !== id)
    row.set('order', makeRoom(others, after))
  })
  return ok(id)
}

/** Removes a row, with whatever others are typing into it at that moment. Already gone is fine. */
export function removeRow(doc: Y.Doc, section: SectionId, field: string, id: string): void {
  rowsMap(doc, section, field)?.delete(id)
}

/**
 * Sets one cell; null empties it. A value of the wrong kind is refused and changes nothing. Words are edited where
 * they differ, so that nobody else's characters in the same cell are lost; any other value is replaced whole.
 */
export function setCell(
  doc: Y.Doc,
  section: SectionId,
  field: string,
  id: string,
  column: string,
  value: Scalar,
): Result<Scalar, Refused> {
  const table = tableOf(section, field)
  if (table === null) return err('noSuchField')
  const refused = refusal(table, column, value)
  if (refused !== null) return err(refused)
  const row = rowMap(doc, section, field, id)
  const known = columnOf(table, column)
  if (row === null || known === null) return err('noSuchRow')
  if (known.kind !== 'text') return writeScalar(row, known, value)
  const fragment = asFragment(row.get(column))
  if (fragment === null) return err('noSuchField')
  const words = typeof value === 'string' ? oneLine(value) : ''
  writePlainText(fragment, words)
  return ok(words)
}

/** Why a cell may not hold a value, or null when it may. */
function refusal(table: RowsField, column: string, value: Scalar): 'noSuchField' | 'badValue' | 'tooLong' | null {
  const known = columnOf(table, column)
  if (known === null) return 'noSuchField'
  if (value === null) return null
  if (isScalarField(known)) return parseScalar(known, value) === null ? 'badValue' : null
  if (typeof value !== 'string') return 'badValue'
  return value.length > limits.textField ? 'tooLong' : null
}

/** The place after a row; the others are moved apart first where they stand too close. */
function makeRoom(rows: OrderedRow[], after: string | null | undefined): string {
  const before = rows.findIndex((row) => row.id === after)
  const index = after === null ? 0 : before < 0 ? rows.length : before + 1
  const { own, moved } = placeAt(
    rows.map((row) => row.order),
    index,
  )
  for (const [place, order] of moved) rows[place]?.map.set('order', order)
  return own
}

function columnOf(table: RowsField, id: string): Column | null {
  return table.columns.find((column) => column.id === id) ?? null
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}
