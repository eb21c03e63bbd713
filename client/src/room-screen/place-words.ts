import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { rowsIn, type SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { fieldOf } from '@planwall/shared/plan/sections.ts'
import { cellOf } from '../sheet/section-content.ts'

/** A name longer than this says less than the number of its row. */
const LONGEST_NAME = 28

/**
 * In a few words where somebody writes: “Priority 2” in a ranking, “Say it early” or “Value 3” in a list, the field's
 * label anywhere else.
 */
export function placeWords(section: SectionId, content: SectionContent, path: readonly string[]): string {
  const [id = '', row] = path
  const field = fieldOf(section, id)
  if (field?.kind !== 'rows' || row === undefined) return labelOf(plainWords, section, id)
  const rows = rowsIn(content, id)
  const index = rows.findIndex((each) => each.id === row)
  const name = field.columns.find((column) => column.kind === 'text')?.id ?? ''
  const said = rows[index] ? cellOf(rows[index], name) : ''
  if (!field.ranked && said !== '' && said.length <= LONGEST_NAME) return said
  const noun = field.ranked ? labelOf(plainWords, section, id, name) : labelOf(plainWords, section, id)
  return index < 0 ? noun : `${noun} ${index + 1}`
}
