import type { Block, RichText } from './rich-text.ts'
import type { Row } from './row.ts'
import type { Quantity, Scalar } from './value.ts'

/** What a field says: the blocks of a rich text, the words of a text, the rows of a table, or a value. */
export type FieldContent = RichText | Row[] | string | number | Quantity

/**
 * A section as plain data. A field without content has no key, and neither has an empty cell: a field that a later
 * catalogue adds changes neither the content of an older plan nor its hash.
 */
export type SectionContent = Readonly<Record<string, FieldContent>>

/** The words of a text field, the empty string when there are none. */
export function textIn(content: SectionContent, field: string): string {
  const value = content[field]
  return typeof value === 'string' ? value : ''
}

export function richTextIn(content: SectionContent, field: string): RichText {
  const value = content[field]
  return Array.isArray(value) ? value.filter((item): item is Block => 'type' in item) : []
}

export function rowsIn(content: SectionContent, field: string): Row[] {
  const value = content[field]
  return Array.isArray(value) ? value.filter((item): item is Row => 'cells' in item) : []
}

/** A value, or null when the field is empty. */
export function scalarIn(content: SectionContent, field: string): Scalar {
  const value = content[field]
  return value === undefined || Array.isArray(value) ? null : value
}

/** Nothing written yet. An owner alone is no content, and neither is a row in which nothing stands. */
export function isSectionEmpty(content: SectionContent): boolean {
  return Object.entries(content).every(([field, value]) => {
    if (field === 'owner') return true
    return Array.isArray(value) && value.every((item) => 'cells' in item && Object.keys(item.cells).length === 0)
  })
}
