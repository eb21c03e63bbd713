import type { Field } from '@planwall/shared/plan/field.ts'
import { isEmpty } from '@planwall/shared/plan/rich-text.ts'
import { isRowEmpty, type Row } from '@planwall/shared/plan/row.ts'
import { richTextIn, rowsIn, type SectionContent, scalarIn, textIn } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import type { Quantity } from '@planwall/shared/plan/value.ts'

/** A table's rows that say anything: the empty ones, which somebody has just added, are not printed. */
export function filledRowsIn(content: SectionContent, field: string): Row[] {
  return rowsIn(content, field).filter((row) => !isRowEmpty(row))
}

/** The words or the value of a cell as a string; empty when there is none. */
export function cellOf(row: Row, column: string): string {
  const value = row.cells[column]
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

export function quantityOf(row: Row, column: string): Quantity | null {
  const value = row.cells[column]
  return value !== undefined && typeof value === 'object' ? value : null
}

/** True when a field says nothing: no character, no value, no row with either. */
export function isFieldEmpty(content: SectionContent, field: Field): boolean {
  if (field.kind === 'richText') return isEmpty(richTextIn(content, field.id))
  if (field.kind === 'rows') return filledRowsIn(content, field.id).length === 0
  if (field.kind === 'text') return textIn(content, field.id).trim() === ''
  return scalarIn(content, field.id) === null
}

/** True when the first side has nothing of a section to print. Dates and years alone are a frame without a picture. */
export function isFrontEmpty(section: SectionId, content: SectionContent): boolean {
  return sections[section].fields
    .filter((field) => field.place === 'front' && field.kind !== 'date' && field.kind !== 'number')
    .filter((field) => !(section === 'vision' && field.id === 'boldGoal'))
    .every((field) => isFieldEmpty(content, field))
}
