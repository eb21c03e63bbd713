import type * as Y from 'yjs'
import type { Field, RowsField } from './field.ts'
import { writePlainText } from './plain-text.ts'
import type { PlanContent } from './plan-content.ts'
import { cellFragmentOf, completePlanDoc, fragmentOf, rowMap, rowsMap, sectionMap } from './plan-doc.ts'
import { writeRichText } from './rich-text-doc.ts'
import { insertRow, moveRow, removeRow } from './rows.ts'
import { isScalarField, parseScalar } from './scalar.ts'
import { writeScalar } from './scalar-doc.ts'
import { richTextIn, rowsIn, type SectionContent, scalarIn, textIn } from './section-content.ts'
import { type SectionId, sectionIds } from './section-id.ts'
import { sections } from './sections.ts'

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
