import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { plainTextOf } from '@planwall/shared/plan/rich-text.ts'
import { readRichText } from '@planwall/shared/plan/rich-text-doc.ts'
import { Editor } from '@tiptap/core'
import Document from '@tiptap/extension-document'
import Paragraph from '@tiptap/extension-paragraph'
import Text from '@tiptap/extension-text'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { encodePosition } from './caret-place.ts'
import { editsOf } from './edits.ts'
import { ben } from './fake-server.testing.ts'
import { anasBrowser, textAt } from './session.testing.ts'
import { collaborationExtension } from './text-collaboration.ts'
import { fieldRef } from './text-ref.ts'

const vision = fieldRef('vision', 'statement')
const classes = { caret: 'caret', name: 'name', selection: 'selection' }

let browser: ReturnType<typeof anasBrowser>
let editor: Editor

beforeEach(() => {
  vi.useFakeTimers()
  browser = anasBrowser()
})

afterEach(async () => {
  editor.destroy()
  await browser.end()
  vi.useRealTimers()
})

async function anaEditsVision() {
  const session = await browser.opens()
  const fragment = session.contents.fragment(vision)
  if (!fragment) throw new Error('The plan has no vision')
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: [Document, Paragraph, Text, collaborationExtension({ session, ref: vision, fragment, classes })],
  })
  await browser.settles()
  return { session, fragment }
}

const paragraph = (text: string) => [{ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }]

it('puts what is typed into the plan, and what others write into the editor', async () => {
  const { session } = await anaEditsVision()
  editor.commands.insertContent('Lead the market')
  await browser.settles()
  expect(textAt(session, vision)).toEqual(paragraph('Lead the market'))
  expect(session.state.getState().save).toEqual({ state: 'saved' })
  browser.server.change((doc) =>
    writePlainText(fragmentOf(doc, 'vision', 'statement') as Y.XmlFragment, 'Lead our market'),
  )
  await browser.settles()
  expect(editor.getText()).toBe('Lead our market')
})

it('writes nothing by merely being opened', async () => {
  await anaEditsVision()
  expect(browser.server.received).toEqual(['step2'])
})

it('keeps what two people type into an empty text at once, also while both write on', async () => {
  const { session } = await anaEditsVision()
  const benAdds = (words: string) =>
    browser.server.change((doc) => {
      const statement = fragmentOf(doc, 'vision', 'statement') as Y.XmlFragment
      writePlainText(statement, `${plainTextOf(readRichText(statement))}${words}`)
    })
  editor.commands.insertContent('fresh')
  benAdds('FOOD')
  await browser.settles()
  editor.commands.insertContent('er')
  benAdds('IES')
  await browser.settles()
  const words = editor.getText()
  expect([words.replace(/[A-Z]/g, ''), words.replace(/[a-z]/g, '')]).toEqual(['fresher', 'FOODIES'])
  expect(session.state.getState().tray).toEqual([])
})

it('sends what the editor puts together by itself, so that nothing it sends later has a gap before it', async () => {
  const session = await browser.opens()
  const fragment = session.contents.fragment(vision) as Y.XmlFragment
  // Two texts side by side, as two people make them who begin to write in one empty paragraph.
  session.edit(vision.root, 'write', () => {
    const paragraph = fragment.get(0) as Y.XmlElement
    paragraph.insert(0, [new Y.XmlText('cold'), new Y.XmlText(' chain')])
    return { ok: true, value: undefined }
  })
  await browser.settles()
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: [Document, Paragraph, Text, collaborationExtension({ session, ref: vision, fragment, classes })],
  })
  await browser.settles()
  editor.commands.insertContent('fresh ')
  await browser.settles()
  expect(plainTextOf(readRichText(fragmentOf(browser.server.doc, 'vision', 'statement') as Y.XmlFragment))).toBe(
    editor.getText(),
  )
  expect([editor.getText(), session.state.getState().save]).toEqual(['fresh cold chain', { state: 'saved' }])
})

it('undoes typing and everything else in one order, from inside the editor', async () => {
  const { session } = await anaEditsVision()
  editor.commands.insertContent('Mine')
  await vi.advanceTimersByTimeAsync(1_000)
  editsOf(session).addNote('vision', { at: { x: 0, y: 0 }, color: 'mint', text: 'A note' })
  await browser.settles()
  const undoInEditor = () => editor.commands.keyboardShortcut('Mod-z')
  undoInEditor()
  expect([session.contents.notes('meeting1', 'vision').length, editor.getText()]).toEqual([0, 'Mine'])
  undoInEditor()
  expect(editor.getText()).toBe('')
})

it('draws the others’ carets and selections with the names that the roster gives them', async () => {
  const { session, fragment } = await anaEditsVision()
  editor.commands.insertContent('Lead the market')
  await browser.settles()
  const words = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
  const at = (index: number) => encodePosition(Y.createRelativePositionFromTypeIndex(words, index))
  const entry = { caret: { root: vision.root, path: [...vision.path], anchor: at(0), head: at(4) } }
  const person = { ...ben, here: true }
  session.presence.setState({ others: [{ client: 7, person, entry }] })
  await vi.advanceTimersToNextFrame()
  const caret = document.querySelector<HTMLElement>('.caret')
  expect([caret?.textContent, caret?.style.getPropertyValue('--person')]).toEqual(['Ben', 'var(--p4)'])
  expect(document.querySelector('.selection')?.textContent).toBe('Lead')
  editor.commands.insertContentAt(1, 'We ')
  await vi.advanceTimersToNextFrame()
  expect(document.querySelector('.caret')?.previousSibling?.textContent).toContain('Lead')
  session.presence.setState({ others: [] })
  await vi.advanceTimersToNextFrame()
  expect(document.querySelector('.caret')).toBeNull()
})
