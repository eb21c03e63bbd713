import * as Y from 'yjs'
import type { Field } from './field.ts'
import { createFragment } from './rich-text-doc.ts'
import { sectionRoot, wallRoot } from './root-name.ts'
import { type SectionId, sectionIds } from './section-id.ts'
import { fieldOf, sections } from './sections.ts'

/** A row's cells by column id, besides `order`. */
export type RowMap = Y.Map<unknown>

/** A new plan, empty but for the name of the organisation and the title of the plan. */
export function createPlanDoc(options: { organisation: string; title: string }): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    const masthead = sectionMap(doc, 'masthead')
    masthead.set('organisation', createFragment(options.organisation))
    masthead.set('title', createFragment(options.title))
    completePlanDoc(doc)
  })
  return doc
}

/**
 * Makes every text and every table that the catalogue names and the document lacks, in one transaction; true when
 * there was something to make. Only the server calls this, before it lets anybody in: two clients that each made the
 * same field would overwrite one another, and a whole text with it.
 */
export function completePlanDoc(doc: Y.Doc): boolean {
  return doc.transact(() => {
    let made = 0
    for (const id of sectionIds) {
      const section = sectionMap(doc, id)
      for (const field of sections[id].fields) {
        made += completeField(section, field)
        if (field.kind !== 'rows') continue
        for (const row of asMap(section.get(field.id))?.values() ?? []) {
          const cells = asMap(row)
          if (cells !== null) for (const column of field.columns) made += completeField(cells, column)
        }
      }
    }
    return made > 0
  })
}

/** The root that holds a section's fields. */
export function sectionMap(doc: Y.Doc, section: SectionId): Y.Map<unknown> {
  return doc.getMap(sectionRoot(section))
}

/** The root that holds the notes which a meeting put beside a section. */
export function wallMap(doc: Y.Doc, meeting: string, section: SectionId): Y.Map<unknown> {
  return doc.getMap(wallRoot(meeting, section))
}

/** The text of a `richText` or `text` field to bind an editor to, or null when the document has none there. */
export function fragmentOf(doc: Y.Doc, section: SectionId, field: string): Y.XmlFragment | null {
  const kind = fieldOf(section, field)?.kind
  return kind === 'richText' || kind === 'text' ? asFragment(sectionMap(doc, section).get(field)) : null
}

/** The rows of a table by their id, or null when the document has no such table. */
export function rowsMap(doc: Y.Doc, section: SectionId, field: string): Y.Map<unknown> | null {
  return fieldOf(section, field)?.kind === 'rows' ? asMap(sectionMap(doc, section).get(field)) : null
}

/** One row, or null once somebody has removed it. */
export function rowMap(doc: Y.Doc, section: SectionId, field: string, rowId: string): RowMap | null {
  return asMap(rowsMap(doc, section, field)?.get(rowId))
}

/** The text of one cell to bind an editor to, or null when the row is gone or the column holds no text. */
export function cellFragmentOf(
  doc: Y.Doc,
  section: SectionId,
  field: string,
  rowId: string,
  column: string,
): Y.XmlFragment | null {
  const table = fieldOf(section, field)
  if (table?.kind !== 'rows') return null
  if (table.columns.find((each) => each.id === column)?.kind !== 'text') return null
  return asFragment(rowMap(doc, section, field, rowId)?.get(column))
}

/** Elements are fragments too, by inheritance; only a bare fragment is a text of ours. */
export function asFragment(value: unknown): Y.XmlFragment | null {
  return value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement) ? value : null
}

export function asMap(value: unknown): Y.Map<unknown> | null {
  return value instanceof Y.Map && !(value instanceof Y.XmlHook) ? value : null
}

/** How many Y types had to be made for a field: one or none. */
function completeField(map: Y.Map<unknown>, field: Field): number {
  const value = map.get(field.id)
  if (field.kind === 'rows' && asMap(value) === null) map.set(field.id, new Y.Map())
  else if ((field.kind === 'richText' || field.kind === 'text') && asFragment(value) === null) {
    map.set(field.id, createFragment())
  } else return 0
  return 1
}
