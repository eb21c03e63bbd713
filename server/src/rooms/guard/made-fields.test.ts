import { createPlanDoc, sectionMap } from '@planwall/shared/plan/plan-doc.ts'
import { addRow, removeRow } from '@planwall/shared/plan/rows.ts'
import { setScalar } from '@planwall/shared/plan/scalar-doc.ts'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { type GuardRules, guard } from './guard.ts'
import { liveLimits } from './limits.ts'

const MALLORY = 666
const rules: GuardRules = {
  mayWrite: () => true,
  claim: (client) => (client === MALLORY ? 'own' : 'other'),
  limits: liveLimits,
}

function plan(): Y.Doc {
  const doc = createPlanDoc({ organisation: 'Aldersley', title: 'Plan' })
  addRow(doc, 'values', 'values', { values: { name: 'Candour' } }, 'candour')
  return doc
}

/** What the guard says of a change, after it was found to say it of nothing but the change. */
function judged(change: (doc: Y.Doc) => void): string {
  const room = plan()
  const mallory = new Y.Doc()
  Y.applyUpdate(mallory, Y.encodeStateAsUpdate(room))
  mallory.clientID = MALLORY
  const before = Y.encodeStateVector(mallory)
  mallory.transact(() => change(mallory))
  const verdict = guard(room, Y.encodeStateAsUpdate(mallory, before), rules)
  return verdict.kind === 'refused' ? verdict.reason : verdict.kind
}

const candour = (doc: Y.Doc) => (sectionMap(doc, 'values').get('values') as Y.Map<Y.Map<unknown>>).get('candour')

it.each([
  ['a plain value in the place of a text', (doc: Y.Doc) => sectionMap(doc, 'vision').set('statement', 'mine')],
  ['a plain value in the place of a table', (doc: Y.Doc) => sectionMap(doc, 'values').set('values', 1)],
  ['another text', (doc: Y.Doc) => sectionMap(doc, 'vision').set('statement', new Y.XmlFragment())],
  ['no text at all', (doc: Y.Doc) => sectionMap(doc, 'vision').delete('statement')],
  ['no table at all', (doc: Y.Doc) => sectionMap(doc, 'values').delete('values')],
  ['no title', (doc: Y.Doc) => sectionMap(doc, 'masthead').delete('title')],
  ['a plain value in the place of the text of a row', (doc: Y.Doc) => candour(doc)?.set('name', 'mine')],
  ['a row without its text', (doc: Y.Doc) => candour(doc)?.delete('name')],
])('[G25] %s is refused', (_, change) => {
  expect(judged(change)).toBe('badShape')
})

it.each([
  ['a value', (doc: Y.Doc) => void setScalar(doc, 'vision', 'boldGoalBy', '2035-12-31')],
  ['a row with its texts', (doc: Y.Doc) => void addRow(doc, 'values', 'values', {}, 'care')],
  ['the end of a row with its texts', (doc: Y.Doc) => void removeRow(doc, 'values', 'values', 'candour')],
])('[G25] %s is taken', (_, change) => {
  expect(judged(change)).toBe('accepted')
})

it('[G25] a row that comes back by undoing, and goes again by redoing, is taken', () => {
  const room = plan()
  const ana = new Y.Doc()
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(room))
  ana.clientID = MALLORY
  const undo = new Y.UndoManager([sectionMap(ana, 'values')])
  const steps = [
    () => removeRow(ana, 'values', 'values', 'candour'),
    () => undo.undo(),
    () => undo.redo(),
    () => undo.undo(),
  ]
  for (const step of steps) {
    const before = Y.encodeStateVector(room)
    step()
    const verdict = guard(room, Y.encodeStateAsUpdate(ana, before), rules)
    expect(verdict.kind).toBe('accepted')
    if (verdict.kind === 'accepted') Y.applyUpdate(room, verdict.update)
  }
  expect(candour(room)?.get('name')?.toString()).toBe('<paragraph>Candour</paragraph>')
})
