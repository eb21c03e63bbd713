import type { Column } from '@planwall/shared/plan/field.ts'
import { isScalarField, parseTyped } from '@planwall/shared/plan/scalar.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'

export type PastedCells = {
  values: Record<string, Scalar>
  /** What no column could take: a word where a number stands, a cell beyond the last column that could. */
  unread: string[]
}

/**
 * One pasted line in the columns from the caret on. What a list of texts has no column for is added to its last text, so
 * that no word of a line is dropped; what cannot be read is told.
 */
export function cellsOf(columns: readonly Column[], cells: readonly string[], year: number): PastedCells {
  const values: Record<string, Scalar> = {}
  const unread: string[] = []
  const unit = cells[columns.findIndex((column) => column.id === 'unit')]
  for (const [index, column] of columns.entries()) {
    const words = cells[index] ?? ''
    if (words === '') continue
    const parsed = isScalarField(column) ? parseTyped(column, words, { year, unit }) : null
    if (parsed === null) values[column.id] = words
    else if (parsed.ok) values[column.id] = parsed.value
    else unread.push(words)
  }
  const beyond = cells.slice(columns.length).filter((words) => words !== '')
  const last = columns.findLast((column) => column.kind === 'text')
  if (last === undefined || columns.length > 1) unread.push(...beyond)
  else if (beyond.length > 0)
    values[last.id] = [values[last.id] ?? '', ...beyond].filter((words) => words !== '').join(' – ')
  return { values, unread }
}
