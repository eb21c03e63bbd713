import type { Field } from '@planwall/shared/plan/field.ts'
import { plainTextOf } from '@planwall/shared/plan/rich-text.ts'
import { formatScalar, isScalarField } from '@planwall/shared/plan/scalar.ts'
import { richTextIn, type SectionContent, scalarIn, textIn } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { cellOf, filledRowsIn } from '../sheet/section-content.ts'

/** A line is cut by the screen; more than this is not worth handing to it. */
const LONGEST = 240

/** A section in one line: what its most important field says, or else the first one that says anything. Empty when none does. */
export function previewOf(section: SectionId, content: SectionContent): string {
  const { fields } = sections[section]
  const bodies = fields.filter((field) => field.kind === 'rows' || field.kind === 'richText')
  for (const field of [...bodies.filter((each) => each.place === 'front'), ...bodies, ...fields]) {
    const said = wordsOf(field, content)
    if (said !== '') return said.slice(0, LONGEST)
  }
  return ''
}

function wordsOf(field: Field, content: SectionContent): string {
  if (field.kind === 'richText') return plainTextOf(richTextIn(content, field.id)).replace(/\s+/g, ' ').trim()
  if (field.kind === 'text') return textIn(content, field.id).trim()
  if (isScalarField(field)) return formatScalar(field, scalarIn(content, field.id))
  const column = field.columns.find((each) => each.kind === 'text')?.id ?? ''
  return filledRowsIn(content, field.id)
    .map((row) => cellOf(row, column))
    .filter((words) => words !== '')
    .join(' · ')
}
