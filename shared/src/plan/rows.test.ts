import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { err, ok } from '../result.ts'
import { randomEdit, seeded } from '../testing/seeded.ts'
import { limits } from './limits.ts'
import { readNotes } from './note.ts'
import { readPlanContent } from './plan-content.ts'
import { cellFragmentOf, createPlanDoc, rowMap, rowsMap } from './plan-doc.ts'
import { readRows } from './read-rows.ts'
import { isRowEmpty } from './row.ts'
import { addRow, moveRow, removeRow, setCell } from './rows.ts'

describe('the rows of a table', () => {
  it('stand where they were put', () => {
    const { ana } = anaAndBen()
    add(ana, 'one')
    add(ana, 'three')
    add(ana, 'two', 'one')
    add(ana, 'zero', null)
    add(ana, 'four', 'gone')
    expect(ids(ana)).toEqual(['zero', 'one', 'two', 'three', 'four'])
    moveRow(ana, 'values', 'values', 'four', null)
    moveRow(ana, 'values', 'values', 'zero', 'three')
    expect(ids(ana)).toEqual(['four', 'one', 'two', 'three', 'zero'])
    removeRow(ana, 'values', 'values', 'two')
    removeRow(ana, 'values', 'values', 'two')
    expect(ids(ana)).toEqual(['four', 'one', 'three', 'zero'])
  })

  it('carry the values they were added with, and nothing in every other cell', () => {
    const { ana } = anaAndBen()
    const values = { text: 'Pass the audit\nat Grimsby', owner: ' Priya Nair ', due: '2027-03-31', status: 'onTrack' }
    expect(addRow(ana, 'quarterlyPriorities', 'priorities', { values }, 'audit')).toEqual(ok('audit'))
    const cells = {
      text: 'Pass the audit at Grimsby',
      owner: 'Priya Nair',
      due: '2027-03-31',
      done: '',
      status: 'onTrack',
    }
    expect(readRows(ana, 'quarterlyPriorities', 'priorities')).toEqual([{ id: 'audit', cells }])
    add(ana, 'blank')
    expect(readRows(ana, 'values', 'values').map(isRowEmpty)).toEqual([true])
    expect(readRows(ana, 'quarterlyPriorities', 'priorities').map(isRowEmpty)).toEqual([false])
  })

  it('are both kept when Ana and Ben add one in the same place at once, and a third fits between them', () => {
    const { ana, ben, meet } = anaAndBen()
    add(ana, 'top')
    add(ana, 'end')
    meet()
    add(ana, 'a', 'top')
    add(ben, 'b', 'top')
    meet()
    expect(rowMap(ana, 'values', 'values', 'a')?.get('order')).toBe(rowMap(ana, 'values', 'values', 'b')?.get('order'))
    add(ben, 'between', 'a')
    meet()
    expect(ids(ana)).toEqual(['top', 'a', 'between', 'b', 'end'])
    expect(ids(ben)).toEqual(ids(ana))
    moveRow(ana, 'values', 'values', 'end', 'a')
    expect(ids(ana)).toEqual(['top', 'a', 'end', 'between', 'b'])
  })

  it('lose no character when Ana and Ben write in one cell at once', () => {
    const { ana, ben, meet } = anaAndBen()
    addRow(ana, 'values', 'values', { values: { name: 'family favours' } }, 'row')
    meet()
    setCell(ana, 'values', 'values', 'row', 'name', 'Our family favours')
    setCell(ben, 'values', 'values', 'row', 'name', 'family, not favours')
    meet()
    expect(readRows(ana, 'values', 'values')[0]?.cells.name).toBe('Our family, not favours')
    expect(readRows(ben, 'values', 'values')).toEqual(readRows(ana, 'values', 'values'))
  })

  it('keep what Ben writes in a row that Ana moves meanwhile, and every character of two first words', () => {
    const { ana, ben, meet } = anaAndBen()
    add(ana, 'row')
    add(ana, 'other')
    meet()
    moveRow(ana, 'values', 'values', 'row', 'other')
    setCell(ben, 'values', 'values', 'row', 'name', 'early')
    setCell(ana, 'values', 'values', 'row', 'name', 'say')
    meet()
    expect(ids(ana)).toEqual(['other', 'row'])
    expect(['earlysay', 'sayearly']).toContain(readRows(ana, 'values', 'values')[1]?.cells.name)
    expect(readRows(ben, 'values', 'values')).toEqual(readRows(ana, 'values', 'values'))
  })

  it('take the last of two values, whole, and empty a cell for null', () => {
    const { ana, ben, meet } = anaAndBen()
    addRow(ana, 'keyProjects', 'projects', { values: { name: 'Hub' } }, 'hub')
    meet()
    setCell(ana, 'keyProjects', 'projects', 'hub', 'budget', { amount: '4.1', unit: '£m' })
    setCell(ben, 'keyProjects', 'projects', 'hub', 'budget', { amount: '620', unit: '£k' })
    meet()
    const budget = (doc: Y.Doc) => readRows(doc, 'keyProjects', 'projects')[0]?.cells.budget
    expect([
      { amount: '4.1', unit: '£m' },
      { amount: '620', unit: '£k' },
    ]).toContainEqual(budget(ana))
    expect(budget(ben)).toEqual(budget(ana))
    expect(setCell(ana, 'keyProjects', 'projects', 'hub', 'budget', null)).toEqual(ok(null))
    expect(budget(ana)).toBeNull()
  })

  it('refuse a value of the wrong kind and stay as they were', () => {
    const { ana } = anaAndBen()
    addRow(ana, 'commitments', 'commitments', { values: { who: 'Ruth Aldersley', confidence: 9 } }, 'row')
    const before = Y.encodeStateVector(ana)
    const set = (column: string, value: never) => setCell(ana, 'commitments', 'commitments', 'row', column, value)
    expect(set('confidence', 11 as never)).toEqual(err('badValue'))
    expect(set('confidence', '9' as never)).toEqual(err('badValue'))
    expect(set('due', '2027-02-30' as never)).toEqual(err('badValue'))
    expect(set('state', 'forgotten' as never)).toEqual(err('badValue'))
    expect(set('who', 'x'.repeat(limits.personName + 1) as never)).toEqual(err('badValue'))
    expect(set('what', 7 as never)).toEqual(err('badValue'))
    expect(set('what', 'x'.repeat(limits.textField + 1) as never)).toEqual(err('tooLong'))
    expect(set('colour', 'red' as never)).toEqual(err('noSuchField'))
    expect(setCell(ana, 'commitments', 'commitments', 'gone', 'what', 'x')).toEqual(err('noSuchRow'))
    expect(addRow(ana, 'commitments', 'commitments', { values: { confidence: 0 } }, 'new')).toEqual(err('badValue'))
    expect(addRow(ana, 'commitments', 'promises', {}, 'new')).toEqual(err('noSuchField'))
    expect(addRow(ana, 'commitments', 'commitments', {}, 'row')).toEqual(err('badId'))
    expect(moveRow(ana, 'commitments', 'commitments', 'gone', null)).toEqual(err('noSuchRow'))
    expect(Y.encodeStateVector(ana)).toEqual(before)
  })

  it('are full at the limit', () => {
    const { ana } = anaAndBen()
    for (let n = 0; n < limits.rowsPerTable; n++) expect(addRow(ana, 'kpis', 'kpis', {}, `row-${n}`).ok).toBe(true)
    expect(addRow(ana, 'kpis', 'kpis', {}, 'more')).toEqual(err('tooManyRows'))
  })

  it('are read past whatever a hostile hand put among them', () => {
    const { ana } = anaAndBen()
    addRow(ana, 'kpis', 'kpis', { values: { name: 'On time' } }, 'good')
    const rows = rowsMap(ana, 'kpis', 'kpis')
    rows?.set('words', 'a row')
    rows?.set('not an id', new Y.Map())
    rows?.set(
      'odd',
      new Y.Map<unknown>([
        ['order', 'a0!'],
        ['name', 'bare words'],
        ['target', 98.5],
        ['owner', ['x']],
        ['direction', 'sideways'],
        ['__proto__', { unit: '%' }],
      ]),
    )
    expect(ids(ana, 'kpis', 'kpis')).toEqual(['good', 'odd'])
    const { name, target, owner, direction, unit } = readRows(ana, 'kpis', 'kpis')[1]?.cells ?? {}
    expect({ name, target, owner, direction, unit }).toEqual({
      name: '',
      target: null,
      owner: null,
      direction: null,
      unit: '',
    })
    expect(cellFragmentOf(ana, 'kpis', 'kpis', 'odd', 'name')).toBeNull()
    expect(setCell(ana, 'kpis', 'kpis', 'odd', 'name', 'x')).toEqual(err('noSuchField'))
    addRow(ana, 'kpis', 'kpis', { after: 'odd' }, 'last')
    expect(ids(ana, 'kpis', 'kpis')).toEqual(['good', 'odd', 'last'])
  })
})

describe('two people who edit a plan at once', () => {
  it('come to the same plan from any honest edits, whichever arrive first', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { ana, ben, meet } = anaAndBen()
      const random = seeded(seed)
      const where = { sections: ['values', 'kpis', 'vision'] as const, meeting: 'workshop1' }
      for (let round = 0; round < 8; round++) {
        for (let edit = 0; edit < 12; edit++) randomEdit(edit % 2 === 0 ? ana : ben, random, where)
        meet()
        expect(readPlanContent(ben), `seed ${seed}, round ${round}`).toEqual(readPlanContent(ana))
        for (const section of where.sections) {
          const wall = { meeting: where.meeting, section }
          expect(readNotes(ben, wall), `seed ${seed}, round ${round}`).toEqual(readNotes(ana, wall))
        }
      }
    }
  })

  it('lose no character that either of them put into one cell', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { ana, ben, meet } = anaAndBen()
      const random = seeded(seed)
      const base = '.'.repeat(Math.floor(random.next() * 10))
      addRow(ana, 'values', 'values', { values: { name: base } }, 'row')
      meet()
      for (const [doc, letters] of [
        [ana, 'abcdefgh'],
        [ben, 'ABC🚚EFGH'],
      ] as const) {
        for (const letter of letters) {
          const before = [...String(readRows(doc, 'values', 'values')[0]?.cells.name)]
          before.splice(Math.floor(random.next() * (before.length + 1)), 0, letter)
          setCell(doc, 'values', 'values', 'row', 'name', before.join(''))
        }
      }
      meet()
      const name = String(readRows(ana, 'values', 'values')[0]?.cells.name)
      expect([...name].sort(), `seed ${seed}`).toEqual([...`${base}abcdefghABC🚚EFGH`].sort())
      expect(readRows(ben, 'values', 'values'), `seed ${seed}`).toEqual(readRows(ana, 'values', 'values'))
    }
  })
})

/** Ana and Ben have one plan open, each on a line that is down until they `meet`. */
function anaAndBen() {
  const ana = createPlanDoc({ organisation: 'Aldersley Cold Chain', title: 'Plan 2027' })
  const ben = new Y.Doc()
  const meet = () => {
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
  }
  meet()
  return { ana, ben, meet }
}

function add(doc: Y.Doc, id: string, after?: string | null): void {
  expect(addRow(doc, 'values', 'values', after === undefined ? {} : { after }, id)).toEqual(ok(id))
}

function ids(doc: Y.Doc, section: 'values' | 'kpis' = 'values', field = 'values'): string[] {
  return readRows(doc, section, field).map((row) => row.id)
}
