import type * as Y from 'yjs'
import type { Field } from './field.ts'
import { fragmentOf } from './plan-doc.ts'
import { readRows } from './read-rows.ts'
import { isEmpty } from './rich-text.ts'
import { readLine, readRichText } from './rich-text-doc.ts'
import type { Cells } from './row.ts'
import { isScalarField } from './scalar.ts'
import { readScalar } from './scalar-doc.ts'
import type { FieldContent, SectionContent } from './section-content.ts'
import { eachSection, type SectionId } from './section-id.ts'
import { sections } from './sections.ts'

/**
 * A whole plan as plain data: what exports, hashes and comparisons use. Its keys stand in the order of the catalogue,
 * so equal contents make equal JSON.
 */
export type PlanContent = { sections: Readonly<Record<SectionId, SectionContent>> }

/** Reads a whole plan. Never throws, whatever a document holds; what is malformed is left out. */
export function readPlanContent(doc: Y.Doc): PlanContent {
  return { sections: eachSection((id) => sectionContent(doc, id)) }
}

/** Reads one section. */
export function sectionContent(doc: Y.Doc, id: SectionId): SectionContent {
  const content: Record<string, FieldContent> = {}
  for (const field of sections[id].fields) {
    const value = readField(doc, id, field)
    if (value !== null) content[field.id] = value
  }
  return content
}

function readField(doc: Y.Doc, section: SectionId, field: Field): FieldContent | null {
  if (isScalarField(field)) return readScalar(doc, section, field.id)
  if (field.kind === 'rows') {
    const rows = readRows(doc, section, field.id)
    return rows.length > 0 ? rows.map(({ id, cells }) => ({ id, cells: filledCells(cells) })) : null
  }
  const fragment = fragmentOf(doc, section, field.id)
  if (fragment === null) return null
  if (field.kind === 'text') return readLine(fragment) || null
  const text = readRichText(fragment)
  return isEmpty(text) ? null : text
}

function filledCells(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null && value !== ''))
}
