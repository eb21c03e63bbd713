import { getSchema } from '@tiptap/core'
import Document from '@tiptap/extension-document'
import Paragraph from '@tiptap/extension-paragraph'
import Text from '@tiptap/extension-text'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { isOwnChange, STORED } from './own-change.ts'

const schema = getSchema([Document, Paragraph, Text])

/** A document with one paragraph, and what was noted of each of its transactions since. */
function paragraphOf(words: string) {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText(words)
  paragraph.insert(0, [text])
  const fragment = doc.getXmlFragment('text')
  fragment.insert(0, [paragraph])
  const own: boolean[] = []
  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    own.push(isOwnChange(transaction))
  })
  return { doc, fragment, paragraph, text, own }
}

it('tells what this person does from what others do and from what was kept', () => {
  const ana = paragraphOf('cold')
  ana.doc.transact(() => ana.text.insert(4, ' chain'), 'editor')
  const ben = new Y.Doc()
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana.doc))
  ben.getXmlFragment('text').delete(0, 1)
  Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(ben), 'line')
  ana.doc.transact(() => ana.fragment.insert(0, [new Y.XmlElement('paragraph')]), STORED)
  expect(ana.own).toEqual([true, false, false])
})

it('does not count marks that Yjs tidies away after somebody else has deleted the words', () => {
  const ana = paragraphOf('cold chain')
  const ben = new Y.Doc()
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana.doc))
  ana.doc.transact(() => ana.text.format(0, 4, { bold: {} }), 'editor')
  const words = (ben.getXmlFragment('text').get(0) as Y.XmlElement).get(0) as Y.XmlText
  words.delete(0, 4)
  Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(ben), 'line')
  expect([ana.own, ana.text.toString()]).toEqual([[true, false, false], ' chain'])
})

it('counts what an editor puts together by itself: what comes next builds on it', () => {
  const ana = paragraphOf('cold')
  ana.doc.transact(() => ana.paragraph.insert(1, [new Y.XmlText(' chain')]), 'editor')
  initProseMirrorDoc(ana.fragment, schema)
  expect([ana.own, ana.paragraph.toString()]).toEqual([[true, true, true], '<paragraph>cold chain</paragraph>'])
})
