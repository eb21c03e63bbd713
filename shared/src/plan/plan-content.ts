import type * as Y from 'yjs'
import type { Field, RowsField } from './field.ts'
import { readLine, writePlainText } from './plain-text.ts'
import { cellFragmentOf, completePlanDoc, fragmentOf, rowMap, rowsMap, sectionMap } from './plan-doc.ts'
import { isEmpty } from './rich-text.ts'
import { readRichText, writeRichText } from './rich-text-doc.ts'
import type { Cells } from './row.ts'
import { insertRow, moveRow, readRows, removeRow } from './rows.ts'
import { isScalarField, parseScalar } from './scalar.ts'
import { readScalar, writeScalar } from './scalar-doc.ts'
import { type FieldContent, richTextIn, rowsIn, type SectionContent, scalarIn, textIn } from './section-content.ts'
import { eachSection, type SectionId, sectionIds } from './section-id.ts'
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

/**
 * Makes a document say what the content says, no more and no less, in one transaction. Only for a fresh document or
 * on the server, when a version is restored: what others are typing into a replaced text at that moment is lost.
 */
export function writePlanContent(doc: Y.Doc, content: PlanContent): void {
  doc.transact(() => {
    completePlanDoc(doc)
    for (const id of sectionIds) {
      for (const field of sections[id].fields) writeField(doc, id, field, content.sections[id])
    }
  })
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

function writeField(doc: Y.Doc, section: SectionId, field: Field, content: SectionContent): void {
  if (isScalarField(field)) {
    writeScalar(sectionMap(doc, section), field, parseScalar(field, scalarIn(content, field.id)))
    return
  }
  if (field.kind === 'rows') {
    writeRows(doc, section, field, content)
    return
  }
  const fragment = fragmentOf(doc, section, field.id)
  if (fragment === null) return // never: the document has just been completed
  if (field.kind === 'text') writePlainText(fragment, textIn(content, field.id).replaceAll('\n', ' '))
  else writeRichText(fragment, richTextIn(content, field.id))
}

function writeRows(doc: Y.Doc, section: SectionId, field: RowsField, content: SectionContent): void {
  const wanted = rowsIn(content, field.id)
  const map = rowsMap(doc, section, field.id)
  if (map === null) return // never, as above
  for (const id of [...map.keys()]) if (!wanted.some((row) => row.id === id)) removeRow(doc, section, field.id, id)
  let after: string | null = null
  for (const { id, cells } of wanted) {
    const there = rowMap(doc, section, field.id, id)
    if (there === null) insertRow(doc, field, map, { after, values: cells }, id)
    else {
      for (const column of field.columns) {
        const value = Object.hasOwn(cells, column.id) ? (cells[column.id] ?? null) : null
        const fragment = cellFragmentOf(doc, section, field.id, id, column.id)
        if (column.kind !== 'text') writeScalar(there, column, parseScalar(column, value))
        else if (fragment !== null) writePlainText(fragment, typeof value === 'string' ? value : '')
      }
      moveRow(doc, section, field.id, id, after)
    }
    after = id
  }
}
