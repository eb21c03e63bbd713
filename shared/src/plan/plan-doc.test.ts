import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { aldersley, aldersleyDoc } from '../testing/aldersley.ts'
import { readPlanContent } from './plan-content.ts'
import { cellFragmentOf, completePlanDoc, createPlanDoc, fragmentOf, rowMap, rowsMap, sectionMap } from './plan-doc.ts'
import { plainTextOf } from './rich-text.ts'
import { readRichText } from './rich-text-doc.ts'
import { sectionIds } from './section-id.ts'
import { sections } from './sections.ts'

describe('a new plan', () => {
  it('carries its name and otherwise one empty paragraph for every text and no row in any table', () => {
    const doc = createPlanDoc({ organisation: 'Aldersley Cold Chain', title: 'Plan 2027' })
    const said: Record<string, string> = {}
    for (const id of sectionIds) {
      for (const field of sections[id].fields) {
        if (field.kind === 'rows') expect(rowsMap(doc, id, field.id)?.size).toBe(0)
        const fragment = fragmentOf(doc, id, field.id)
        expect(fragment !== null).toBe(field.kind === 'richText' || field.kind === 'text')
        if (fragment === null) continue
        expect(fragment.length).toBe(1)
        const words = plainTextOf(readRichText(fragment))
        if (words !== '') said[`${id}.${field.id}`] = words
      }
    }
    expect(said).toEqual({ 'masthead.organisation': 'Aldersley Cold Chain', 'masthead.title': 'Plan 2027' })
  })

  it('keeps every character of two people who type into the same empty field at once', () => {
    const doc = createPlanDoc({ organisation: 'A', title: 'B' })
    const [ana, ben] = [copyOf(doc), copyOf(doc)]
    typeInto(ana, 'fresh')
    typeInto(ben, 'food')
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    const words = plainTextOf(readRichText(statementOf(ana)))
    expect(['freshfood', 'foodfresh']).toContain(words)
    expect(plainTextOf(readRichText(statementOf(ben)))).toBe(words)
    expect((statementOf(ana).get(0) as Y.XmlElement).length).toBe(1)
  })

  it('is completed once by the server when it is older than a field, a table or a column', () => {
    const doc = aldersleyDoc()
    expect(completePlanDoc(doc)).toBe(false)
    sectionMap(doc, 'mission').delete('marketNot')
    sectionMap(doc, 'alignment').delete('people')
    rowMap(doc, 'values', 'values', 'value-1')?.delete('breaks')
    const updates: Uint8Array[] = []
    doc.on('update', (update) => updates.push(update))
    expect(completePlanDoc(doc)).toBe(true)
    expect(updates).toHaveLength(1)
    expect(fragmentOf(doc, 'mission', 'marketNot')?.length).toBe(1)
    expect(rowsMap(doc, 'alignment', 'people')?.size).toBe(0)
    expect(cellFragmentOf(doc, 'values', 'values', 'value-1', 'breaks')?.length).toBe(1)
    expect(readPlanContent(doc)).toEqual(aldersley)
    expect(completePlanDoc(doc)).toBe(false)
  })

  it('shows nothing where a hostile hand put something else in place of a text or a table', () => {
    const doc = createPlanDoc({ organisation: 'A', title: 'B' })
    for (const bad of [7, 'words', new Y.Map(), new Y.XmlElement('paragraph'), new Y.XmlHook('x')]) {
      sectionMap(doc, 'vision').set('statement', bad)
      expect(fragmentOf(doc, 'vision', 'statement')).toBeNull()
    }
    for (const bad of [7, new Y.Array(), new Y.XmlHook('x')]) {
      sectionMap(doc, 'values').set('values', bad)
      expect(rowsMap(doc, 'values', 'values')).toBeNull()
      expect(cellFragmentOf(doc, 'values', 'values', 'row', 'name')).toBeNull()
    }
    expect(fragmentOf(doc, 'vision', 'toString')).toBeNull()
  })
})

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function statementOf(doc: Y.Doc): Y.XmlFragment {
  const fragment = fragmentOf(doc, 'vision', 'statement')
  if (fragment === null) throw new Error('A new plan has a vision statement')
  return fragment
}

/** What the editor's binding does with the first key in an empty paragraph. */
function typeInto(doc: Y.Doc, words: string): void {
  const paragraph = statementOf(doc).get(0) as Y.XmlElement
  const text = paragraph.toArray()[0]
  if (text instanceof Y.XmlText) text.insert(0, words)
  else paragraph.insert(0, [new Y.XmlText(words)])
}
