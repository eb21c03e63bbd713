import type * as Y from 'yjs'
import type { RowsField } from './field.ts'
import { byOrder, parseOrder } from './order.ts'
import { asFragment, asMap, type RowMap, rowsMap } from './plan-doc.ts'
import { readLine } from './rich-text-doc.ts'
import { type Cells, isRowId, type Row } from './row.ts'
import { parseScalar } from './scalar.ts'
import type { SectionId } from './section-id.ts'
import { fieldOf } from './sections.ts'
import type { Scalar } from './value.ts'

/** The rows of a table in the order people gave them. What is malformed reads as empty, what is no row is skipped. */
export function readRows(doc: Y.Doc, section: SectionId, field: string): Row[] {
  const table = tableOf(section, field)
  if (table === null) return []
  return orderedRows(rowsMap(doc, section, field)).map(({ id, map }) => ({ id, cells: readCells(table, map) }))
}

/** A row with its place in the table, null where that cannot be read. */
export type OrderedRow = { id: string; order: string | null; map: RowMap }

/** What is no row is left out. */
export function orderedRows(rows: Y.Map<unknown> | null): OrderedRow[] {
  const found: OrderedRow[] = []
  for (const [id, value] of rows?.entries() ?? []) {
    const map = asMap(value)
    if (map !== null && isRowId(id)) found.push({ id, order: parseOrder(map.get('order')), map })
  }
  return found.sort(byOrder)
}

/** The table of this name, or null when the section has none. */
export function tableOf(section: SectionId, field: string): RowsField | null {
  const known = fieldOf(section, field)
  return known?.kind === 'rows' ? known : null
}

function readCells(table: RowsField, row: RowMap): Cells {
  const cells: Record<string, Scalar> = {}
  for (const column of table.columns) {
    const value = row.get(column.id)
    if (column.kind !== 'text') {
      cells[column.id] = parseScalar(column, value)
      continue
    }
    const fragment = asFragment(value)
    cells[column.id] = fragment === null ? '' : readLine(fragment)
  }
  return cells
}
