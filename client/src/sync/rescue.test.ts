import { addNote } from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { createPlanDoc, fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { addRow, removeRow, setCell } from '@planwall/shared/plan/rows.ts'
import { setScalar } from '@planwall/shared/plan/scalar-doc.ts'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { refsChangedBy, wordsAt } from './ref-in-doc.ts'
import { type Refusal, rescue } from './rescue.ts'
import { UnconfirmedWork } from './unconfirmed-work.ts'

const wall = { meeting: 'meeting1', section: 'vision' } as const

/** A plan as the server has it, and Ana's copy of it, whose work is noted as it is done. */
function anaOffline() {
  const theirs = createPlanDoc({ organisation: 'Northwind', title: 'Plan' })
  const mine = new Y.Doc()
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  const work = new UnconfirmedWork()
  let changes = 0
  mine.on('afterTransaction', (transaction: Y.Transaction) => {
    if (!transaction.local || transaction.changed.size === 0) return
    changes++
    for (const ref of refsChangedBy(transaction)) work.note(ref, wordsAt(mine, ref), changes, changes)
  })
  let ids = 0
  return {
    mine,
    theirs,
    work,
    writesVision: (doc: Y.Doc, text: string) =>
      writePlainText(fragmentOf(doc, 'vision', 'statement') as Y.XmlFragment, text),
    rescues: (why: Refusal['why'], roots: string[] | null) =>
      rescue({ why, roots: roots && new Set(roots), work: work.entries }, { mine, theirs }, () => `id-${++ids}`).map(
        ({ section, field, yours, theirs: there, why: because }) => [section, field.join(' / '), yours, there, because],
      ),
  }
}

it('keeps what was written into a refused root beside what stands there, and nothing that was taken', () => {
  const ana = anaOffline()
  ana.writesVision(ana.theirs, 'Agreed')
  ana.writesVision(ana.mine, 'Mine')
  writePlainText(fragmentOf(ana.mine, 'mission', 'purpose') as Y.XmlFragment, 'Open')
  writePlainText(fragmentOf(ana.theirs, 'mission', 'purpose') as Y.XmlFragment, 'Open')
  expect(ana.rescues('locked', ['section:vision'])).toEqual([
    ['vision', 'Vision statement', 'Mine', 'Agreed', 'locked'],
  ])
})

it('keeps nothing that stands in the plan after all', () => {
  const ana = anaOffline()
  ana.writesVision(ana.mine, 'The same')
  ana.writesVision(ana.theirs, 'The same')
  expect(ana.rescues('locked', ['section:vision'])).toEqual([])
})

it('keeps a row that never arrived as one item, and a cell of a row that did as that cell', () => {
  const ana = anaOffline()
  addRow(ana.theirs, 'mission', 'promises', { values: { promise: 'On time' } }, 'old')
  Y.applyUpdate(ana.mine, Y.encodeStateAsUpdate(ana.theirs))
  addRow(ana.mine, 'mission', 'promises', { values: { promise: 'No surprises' } }, 'new')
  setCell(ana.mine, 'mission', 'promises', 'new', 'kpi', 'Complaints')
  setCell(ana.mine, 'mission', 'promises', 'old', 'promise', 'Always on time')
  expect(ana.rescues('locked', ['section:mission'])).toEqual([
    ['mission', 'Brand promises', 'No surprises · Complaints', '', 'locked'],
    ['mission', 'Brand promises / Promise', 'Always on time', 'On time', 'locked'],
  ])
})

it('keeps what was written in a cell of a row that others have taken away by now', () => {
  const ana = anaOffline()
  addRow(ana.mine, 'mission', 'promises', { values: { promise: 'No surprises' } }, 'new')
  setCell(ana.mine, 'mission', 'promises', 'new', 'kpi', 'Complaints')
  const ben = new Y.Doc()
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana.mine))
  removeRow(ben, 'mission', 'promises', 'new')
  Y.applyUpdate(ana.mine, Y.encodeStateAsUpdate(ben))
  expect(ana.rescues('void', null)).toEqual([
    ['mission', 'Brand promises', 'No surprises', '', 'void'],
    ['mission', 'Brand promises / KPI that proves it', 'Complaints', '', 'void'],
  ])
})

it('keeps a value in the words that people read', () => {
  const ana = anaOffline()
  setScalar(ana.mine, 'vision', 'boldGoalBy', '2035-12-31')
  expect(ana.rescues('locked', ['section:vision'])).toMatchObject([
    ['vision', expect.any(String), expect.stringContaining('2035'), '', 'locked'],
  ])
})

it('keeps a note of a refused wall', () => {
  const ana = anaOffline()
  ana.mine.transact(() =>
    addNote(ana.mine, wall, { id: 'n', at: { x: 0, y: 0 }, color: 'sky', text: 'Idea', by: 'ana' }),
  )
  expect(ana.rescues('locked', ['wall:meeting1:vision'])).toEqual([['vision', '', 'Idea', '', 'locked']])
})

it('keeps beside refused words those that hung on something removed, which the server does not name then', () => {
  const ana = anaOffline()
  ana.writesVision(ana.mine, 'Mine')
  ana.mine.transact(() =>
    addNote(ana.mine, wall, { id: 'n', at: { x: 0, y: 0 }, color: 'sky', text: 'Idea', by: 'ana' }),
  )
  writePlainText(fragmentOf(ana.mine, 'mission', 'purpose') as Y.XmlFragment, 'Taken')
  writePlainText(fragmentOf(ana.theirs, 'mission', 'purpose') as Y.XmlFragment, 'Taken')
  expect(ana.rescues('locked', ['section:vision'])).toEqual([
    ['vision', 'Vision statement', 'Mine', '', 'locked'],
    ['vision', '', 'Idea', '', 'void'],
  ])
})

it('finds among everything sent at once the lines that hung on something removed', () => {
  const ana = anaOffline()
  ana.writesVision(ana.mine, 'Kept\nLost with its line')
  ana.writesVision(ana.theirs, 'Kept\nOthers wrote on')
  writePlainText(fragmentOf(ana.mine, 'mission', 'purpose') as Y.XmlFragment, 'Taken')
  writePlainText(fragmentOf(ana.theirs, 'mission', 'purpose') as Y.XmlFragment, 'Taken\nand continued')
  expect(ana.rescues('void', null)).toEqual([
    ['vision', 'Vision statement', 'Kept\nLost with its line', 'Kept\nOthers wrote on', 'void'],
  ])
})

it('keeps noted words that the server has taken out, though something else was written there since', () => {
  const ana = anaOffline()
  ana.writesVision(ana.mine, 'On time')
  const [noted] = ana.work.entries
  ana.writesVision(ana.mine, 'No surprises')
  const work = [...(noted ? [noted] : []), ...ana.work.entries]
  const items = rescue({ why: 'void', roots: null, work }, { mine: ana.mine, theirs: ana.theirs }, () => 'id')
  expect(items.map(({ yours }) => yours)).toEqual(['On time', 'No surprises'])
})

it('keeps nothing of words that were taken, whatever others wrote among them meanwhile', () => {
  const ana = anaOffline()
  ana.writesVision(ana.mine, 'Before. Ana in the tunnel.')
  ana.writesVision(ana.theirs, 'Before. Helen meanwhile. Ana in the tunnel.')
  const work = ana.work.entries
  ana.writesVision(ana.mine, 'Before. Helen meanwhile. Ana in the tunnel.')
  expect(
    rescue(
      { why: 'locked', roots: new Set(['section:mission']), work },
      { mine: ana.mine, theirs: ana.theirs },
      () => 'id',
    ),
  ).toEqual([])
})
