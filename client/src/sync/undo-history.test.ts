import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { PlanSession } from './plan-session.ts'
import { anasBrowser } from './session.testing.ts'
import { fieldRef } from './text-ref.ts'
import { editsOf } from './use-edit.ts'

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

const says = (session: PlanSession, ref = vision) => session.contents.richText(ref)
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
