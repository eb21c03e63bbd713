import type { Scalar } from './value.ts'

/** A cell by column id: words for a text column, otherwise the value, null while empty. */
export type Cells = Readonly<Record<string, Scalar>>
export type Row = { id: string; cells: Cells }

const ROW_ID = /^[A-Za-z0-9_-]{1,40}$/

export function isRowId(value: unknown): value is string {
  return typeof value === 'string' && ROW_ID.test(value)
}

/** A row without any value, and so without anything to lose. */
export function isRowEmpty(row: Row): boolean {
  return Object.values(row.cells).every((value) => value === null || (typeof value === 'string' && value.trim() === ''))
}
