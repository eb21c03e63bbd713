import { noteFragment, readNotes } from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { cellFragmentOf, fragmentOf, rowMap } from '@planwall/shared/plan/plan-doc.ts'
import { rowsIn } from '@planwall/shared/plan/section-content.ts'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { editsOf } from './edits.ts'
import type { PlanSession } from './plan-session.ts'
import { anasBrowser, textAt } from './session.testing.ts'
import { fieldRef } from './text-ref.ts'

const wall = { meeting: 'meeting1', section: 'vision' } as const
const vision = fieldRef('vision', 'statement')

let browser: ReturnType<typeof anasBrowser>

beforeEach(() => {
  vi.useFakeTimers()
  browser = anasBrowser()
})

afterEach(async () => {
  await browser.end()
  vi.useRealTimers()
})

const says = (session: PlanSession, ref = vision) => textAt(session, ref)
const writes = (session: PlanSession, text: string, ref = vision) => editsOf(session).writeText(ref, text)
const write = (doc: Y.Doc, section: 'vision' | 'mission', field: string, text: string) =>
  writePlainText(fragmentOf(doc, section, field) as Y.XmlFragment, text)
const paragraph = (text: string) => [{ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }]

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('undoing', () => {
  it('takes back this person’s last step wherever it was, and nothing of anybody else', async () => {
    const session = await browser.opens()
    const edit = editsOf(session)
    writes(session, 'Mine')
    const note = edit.addNote('vision', { at: { x: 1, y: 2 }, color: 'mint', text: 'A note' })
    browser.server.change((doc) => write(doc, 'mission', 'purpose', 'Theirs'))
    await browser.settles()
    expect(note).toEqual(ok('id-1'))
    expect(session.undo()).toEqual(ok(undefined))
    expect(session.contents.notes('meeting1', 'vision')).toEqual([])
    expect(session.undo()).toEqual(ok(undefined))
    expect(says(session)).toEqual(paragraph(''))
    expect(session.undo()).toEqual(err('nothing'))
    expect(says(session, fieldRef('mission', 'purpose'))).toEqual(paragraph('Theirs'))
    expect(session.redo()).toEqual(ok(undefined))
    expect(says(session)).toEqual(paragraph('Mine'))
  })

  it('does not undo what lies in a section that is agreed by now', async () => {
    const session = await browser.opens()
    writes(session, 'Mine')
    await browser.settles()
    browser.server.lock('vision')
    await browser.settles()
    expect(session.undo()).toEqual(err('sectionAgreed'))
    expect(says(session)).toEqual(paragraph('Mine'))
  })
})

it('leaves it to everybody’s own copy to tidy up formatting, and sends nothing of that', async () => {
  const session = await browser.opens()
  browser.server.change((doc) => write(doc, 'vision', 'statement', 'Lead the market'))
  await browser.settles()
  const before = browser.server.received.length
  const words = (doc: Y.Doc) =>
    ((fragmentOf(doc, 'vision', 'statement') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText
  const helens = copyOf(browser.server.doc)
  const bens = copyOf(browser.server.doc)
  const tidied = vi.fn()
  session.contents.doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === null) tidied()
  })
  for (const bold of [{}, null]) {
    // Both at once: each leaves marks that the other's make useless.
    for (const theirs of [helens, bens]) {
      const before = Y.encodeStateVector(theirs)
      words(theirs).format(0, 4, { bold })
      const update = Y.encodeStateAsUpdate(theirs, before)
      Y.applyUpdate(browser.server.doc, update)
      browser.server.broadcast(update)
    }
    await browser.settles()
  }
  expect(tidied).toHaveBeenCalled()
  expect(says(session)).toEqual(paragraph('Lead the market'))
  expect(browser.server.received.length).toBe(before)
  expect(session.state.getState().save).toEqual({ state: 'saved' })
})

describe('undoing where somebody else has written', () => {
  const promises = (session: PlanSession) =>
    rowsIn(session.contents.section('mission'), 'promises').map(({ cells }) => cells.promise)
  const bensPromise = (row: string, words: string) =>
    browser.server.change((doc) => {
      writePlainText(cellFragmentOf(doc, 'mission', 'promises', row, 'promise') as Y.XmlFragment, words)
    })

  it('keeps a row with their words in it, takes one’s own words out of it and puts them back once', async () => {
    const session = await browser.opens()
    const row = editsOf(session).addRow('mission', 'promises', { values: { promise: 'On time', kpi: 'Complaints' } })
    await browser.settles()
    if (!row.ok) throw new Error(row.reason)
    bensPromise(row.value, 'On time, always')
    await browser.settles()
    const whole = session.contents.section('mission')
    expect(session.undo()).toEqual(ok(undefined))
    await browser.settles()
    expect(promises(session)).toEqual([', always'])
    expect(session.redo()).toEqual(ok(undefined))
    await browser.settles()
    expect(session.contents.section('mission')).toEqual(whole)
    expect(sectionContent(browser.server.doc, 'mission')).toEqual(whole)
  })

  it('keeps an empty row in which they have begun, as it was', async () => {
    const session = await browser.opens()
    const row = editsOf(session).addRow('mission', 'promises', {})
    await browser.settles()
    if (!row.ok) throw new Error(row.reason)
    bensPromise(row.value, 'Always')
    await browser.settles()
    const whole = session.contents.section('mission')
    const texts = () =>
      [...(rowMap(session.contents.doc, 'mission', 'promises', row.value)?.entries() ?? [])]
        .map(([column, cell]) => [column, String(cell)])
        .sort()
    const before = texts()
    expect([session.undo(), session.redo()]).toEqual([err('nothing'), err('nothing')])
    expect(session.contents.section('mission')).toEqual(whole)
    expect(texts()).toEqual(before)
  })

  it('keeps a note with their words on it where it hangs, also one that was gone and came back', async () => {
    const session = await browser.opens()
    const note = editsOf(session).addNote('vision', { at: { x: 1, y: 2 }, color: 'mint', text: 'Idea' })
    if (!note.ok) throw new Error(note.reason)
    editsOf(session).removeNote('vision', note.value)
    session.undo()
    await browser.settles()
    browser.server.change((doc) => {
      writePlainText(noteFragment(doc, wall, note.value) as Y.XmlFragment, 'Idea of ours')
    })
    await browser.settles()
    session.undo()
    await browser.settles()
    const left = [{ id: note.value, at: { x: 1, y: 2 }, color: 'mint', text: ' of ours', by: 'ana' }]
    expect(session.contents.notes('meeting1', 'vision')).toEqual(left)
    expect(readNotes(browser.server.doc, wall)).toEqual(left)
    session.redo()
    expect(session.contents.notes('meeting1', 'vision')).toEqual([{ ...left[0], text: 'Idea of ours' }])
  })

  it('keeps a paragraph that one made and they have written in', async () => {
    const session = await browser.opens()
    browser.server.change((doc) => write(doc, 'vision', 'statement', 'One'))
    await browser.settles()
    writes(session, 'One\nTwo\nThree')
    await browser.settles()
    browser.server.change((doc) => write(doc, 'vision', 'statement', 'One\nTwo and a half\nThree'))
    await browser.settles()
    session.undo()
    await browser.settles()
    expect(says(session)).toEqual([...paragraph('One'), ...paragraph(' and a half')])
    session.redo()
    await browser.settles()
    expect(says(session)).toEqual([...paragraph('One'), ...paragraph('Two and a half'), ...paragraph('Three')])
  })

  it('passes on from a step of which nothing is left, but not into a section that is agreed', async () => {
    const session = await browser.opens()
    writes(session, 'Mine')
    const row = editsOf(session).addRow('mission', 'promises', {})
    await browser.settles()
    if (!row.ok) throw new Error(row.reason)
    bensPromise(row.value, 'Always')
    browser.server.lock('vision')
    await browser.settles()
    expect(session.undo()).toEqual(err('sectionAgreed'))
    expect([says(session), promises(session)]).toEqual([paragraph('Mine'), ['Always']])
  })
})
