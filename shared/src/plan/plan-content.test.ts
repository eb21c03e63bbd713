import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { aldersley, aldersleyDoc } from '../testing/aldersley.ts'
import { randomEdit, seeded } from '../testing/seeded.ts'
import { readPlanContent, sectionContent } from './plan-content.ts'
import { planContentSchema } from './plan-content-schema.ts'
import { createPlanDoc, sectionMap } from './plan-doc.ts'
import { addRow } from './rows.ts'
import { isSectionEmpty, richTextIn, rowsIn, scalarIn, textIn } from './section-content.ts'
import { sectionIds } from './section-id.ts'
import { writePlanContent } from './write-plan-content.ts'

describe('a plan as plain data', () => {
  it('comes back whole from a document it was written to', () => {
    expect(readPlanContent(aldersleyDoc())).toEqual(aldersley)
  })

  it('passes its own schema, and comes out of it byte for byte the same', () => {
    const content = readPlanContent(aldersleyDoc())
    expect(JSON.stringify(planContentSchema.parse(JSON.parse(JSON.stringify(content))))).toBe(JSON.stringify(content))
  })

  it('has its keys in one order, whatever order a file had them in', () => {
    const content = readPlanContent(aldersleyDoc())
    expect(JSON.stringify(planContentSchema.parse(reversed(content)))).toBe(JSON.stringify(content))
  })

  it('knows an empty section, with or without an owner and rows in which nothing stands', () => {
    const doc = createPlanDoc({ organisation: 'A', title: 'B' })
    const empty = () => sectionIds.filter((id) => isSectionEmpty(sectionContent(doc, id)))
    expect(empty()).toEqual(sectionIds.filter((id) => id !== 'masthead'))
    sectionMap(doc, 'values').set('owner', 'Ruth Aldersley')
    addRow(doc, 'values', 'values', {}, 'row-1')
    expect(sectionContent(doc, 'values')).toEqual({ values: [{ id: 'row-1', cells: {} }], owner: 'Ruth Aldersley' })
    expect(empty()).toContain('values')
    addRow(doc, 'values', 'values', { values: { name: 'Say it early' } }, 'row-2')
    expect(empty()).not.toContain('values')
  })

  it('answers with nothing for a field that is empty or of another kind', () => {
    const { masthead, kpis } = aldersley.sections
    expect(textIn(masthead, 'organisation')).toBe('Aldersley Cold Chain')
    expect(textIn(masthead, 'why')).toBe('')
    expect(richTextIn(masthead, 'signedBy')).toEqual(masthead.signedBy)
    expect(richTextIn(kpis, 'kpis')).toEqual([])
    expect(rowsIn(kpis, 'kpis')).toHaveLength(7)
    expect(rowsIn(masthead, 'signedBy')).toEqual([])
    expect(scalarIn(masthead, 'nextReview')).toBe('2027-03-31')
    expect(scalarIn(kpis, 'kpis')).toBeNull()
  })

  it('restores an older version over a newer one, however the two differ', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed)
      const doc = aldersleyDoc()
      for (let edits = 0; edits < 60; edits++) randomEdit(doc, random)
      const later = readPlanContent(doc)
      writePlanContent(doc, aldersley)
      expect(readPlanContent(doc), `seed ${seed}`).toEqual(aldersley)
      writePlanContent(doc, later)
      expect(readPlanContent(doc), `seed ${seed}`).toEqual(later)
    }
  })

  it('writes nothing when the document already says the same', () => {
    const doc = aldersleyDoc()
    const before = Y.encodeStateVector(doc)
    for (const id of ['vision', 'mission', 'masthead'] as const)
      expect(isSectionEmpty(sectionContent(doc, id))).toBe(false)
    writePlanContent(doc, aldersley)
    const updates = Y.encodeStateAsUpdate(doc, before)
    expect(readPlanContent(doc)).toEqual(aldersley)
    expect(Y.decodeUpdate(updates).structs).toEqual([])
  })

  it.each([
    ['a section that no plan has', { budget: {} }],
    ['a field that the section has not', { vision: { slogan: 'Onwards' } }],
    ['a date that is in no calendar', { masthead: { nextReview: '2027-02-30' } }],
    ['a number that is no decimal', { longRangeGoals: { year1: 2026 } }],
    ['a choice that is not offered', { masthead: { currency: 'shells' } }],
    ['a line with a line break', { masthead: { title: 'Plan\n2027' } }],
    ['a cell that the table has not', { kpis: { kpis: [{ id: 'a', cells: { colour: 'red' } }] } }],
    [
      'two rows of one id',
      {
        kpis: {
          kpis: [
            { id: 'a', cells: {} },
            { id: 'a', cells: {} },
          ],
        },
      },
    ],
    ['a row id with spaces', { kpis: { kpis: [{ id: 'a b', cells: {} }] } }],
    ['a heading in a text', { vision: { statement: [{ type: 'heading', content: [] }] } }],
    [
      'a link on a text',
      { vision: { statement: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', link: 'y' }] }] } },
    ],
    [
      'an item that begins with no paragraph',
      { vision: { statement: [{ type: 'bulletList', content: [{ type: 'listItem', content: [] }] }] } },
    ],
    ['lists inside lists without end', { vision: { statement: nested(2_000) } }],
    ['a prototype in disguise', JSON.parse('{"vision":{"__proto__":{"boldGoalBy":"2036-12-31"}}}')],
  ])('refuses %s from outside', (_, bad) => {
    expect(planContentSchema.safeParse({ sections: { ...aldersley.sections, ...bad } }).success).toBe(false)
  })

  it('is read from a document full of nonsense without a word of complaint', () => {
    const doc = aldersleyDoc()
    const nonsense: unknown[] = [null, -1, 'words', [1, { a: [] }], { amount: 1 }, new Uint8Array([1])]
    for (const [index, id] of sectionIds.entries()) {
      const root = sectionMap(doc, id)
      for (const key of [...root.keys(), '__proto__', 'toString']) root.set(key, nonsense[index % nonsense.length])
    }
    expect(readPlanContent(doc)).toEqual({
      sections: Object.fromEntries(sectionIds.map((id) => [id, expect.any(Object)])),
    })
    for (const id of sectionIds) for (const value of Object.values(sectionContent(doc, id))) expect(value).toBe('words')
    writePlanContent(doc, aldersley)
    expect(readPlanContent(doc)).toEqual(aldersley)
  })
})

function nested(levels: number): unknown[] {
  let blocks: unknown[] = [{ type: 'paragraph', content: [] }]
  for (let level = 0; level < levels; level++) {
    blocks = [{ type: 'bulletList', content: [{ type: 'listItem', content: blocks }] }]
  }
  return blocks
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  )
}
