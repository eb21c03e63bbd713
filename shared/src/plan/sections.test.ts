import { describe, expect, it } from 'vitest'
import { sectionHelp } from './section-help.ts'
import { sectionIds } from './section-id.ts'
import { fieldOf, sectionOf, sections } from './sections.ts'

describe('the catalogue', () => {
  it('has a section for every id, under that id', () => {
    expect(Object.keys(sections)).toEqual([...sectionIds])
    for (const id of sectionIds) expect(sectionOf(id).id).toBe(id)
  })

  it.each(sectionIds)('defines %s in one sentence and asks two to four questions about it', (id) => {
    const section = sectionOf(id)
    expect(section.definition).toMatch(/^[A-Z][^.!?]*\.$/)
    expect(section.prompts.length).toBeGreaterThanOrEqual(2)
    expect(section.prompts.length).toBeLessThanOrEqual(4)
    for (const prompt of section.prompts) expect(prompt).toMatch(/^[A-Z0-9].*\?$/)
    const { traps } = sectionHelp[id]
    expect(traps.length).toBeGreaterThan(0)
    for (const words of [section.label, section.tagline, ...traps]) expect(words).toMatch(/^[A-Z][^!]*$/)
  })

  it.each(sectionIds)('names the fields of %s and the columns of its tables once each', (id) => {
    const fields = sectionOf(id).fields
    expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length)
    for (const field of fields) {
      expect(field.id).toMatch(/^[a-z][a-zA-Z0-9]*$/)
      expect(field.label).not.toBe('')
      if (field.kind !== 'rows') continue
      const columns = field.columns.map((column) => column.id)
      expect(new Set(columns).size).toBe(columns.length)
      // `order` is where a row keeps its place.
      expect(columns).not.toContain('order')
      for (const column of columns) expect(column).toMatch(/^[a-z][a-zA-Z0-9]*$/)
    }
  })

  it.each(sectionIds)('asks a question for every text and table of %s that can stand empty alone', (id) => {
    for (const field of sectionOf(id).fields) {
      if (field.kind === 'richText' || field.kind === 'rows') expect(field.ask, field.id).toMatch(/[?.]$/)
    }
  })

  it.each(sectionIds.filter((id) => id !== 'masthead'))('ends %s with its why and its owner', (id) => {
    expect(sectionOf(id).fields.slice(-2)).toMatchObject([
      { id: 'why', kind: 'richText', place: 'back' },
      { id: 'owner', kind: 'person', place: 'back', label: 'Section owner' },
    ])
  })

  it('names the owner of a row by a person column of that table', () => {
    for (const id of sectionIds) {
      for (const field of sectionOf(id).fields) {
        if (field.kind !== 'rows' || field.owner === undefined) continue
        expect(field.columns.find((column) => column.id === field.owner)?.kind).toBe('person')
      }
    }
  })

  it('finds a field by its id and knows when there is none', () => {
    expect(fieldOf('vision', 'statement')).toMatchObject({ kind: 'richText', label: 'Vision statement' })
    expect(fieldOf('vision', 'kpis')).toBeNull()
    expect(fieldOf('vision', '__proto__')).toBeNull()
  })
})
