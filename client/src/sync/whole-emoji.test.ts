import { alikeEmoji } from '@planwall/shared/testing/alike-emoji.ts'
import { getSchema } from '@tiptap/core'
import Bold from '@tiptap/extension-bold'
import Document from '@tiptap/extension-document'
import Paragraph from '@tiptap/extension-paragraph'
import Text from '@tiptap/extension-text'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import { expect, it } from 'vitest'
import * as Y from 'yjs'

const schema = getSchema([Document, Paragraph, Text, Bold])

/** The document of an editor: a paragraph with plain words and bold ones behind them. */
function paragraph(plain: string, bold: string) {
  const words = [
    ...(plain === '' ? [] : [schema.text(plain)]),
    ...(bold === '' ? [] : [schema.text(bold, [schema.mark('bold')])]),
  ]
  return schema.node('doc', null, [schema.node('paragraph', null, words)])
}

it('the editor tears no emoji apart: others read what it shows, marks and all', () => {
  const texts = alikeEmoji(1)
  const cases = texts.flatMap((plain) => texts.map((bold) => [plain, bold] as const))
  for (const before of cases) {
    for (const after of cases) {
      const ana = new Y.Doc()
      const fragment = ana.getXmlFragment('text')
      updateYFragment(ana, fragment, paragraph(...before), { mapping: new Map(), isOMark: new Map() })
      const { meta } = initProseMirrorDoc(fragment, schema)
      updateYFragment(ana, fragment, paragraph(...after), meta)
      const ben = new Y.Doc()
      Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
      expect(initProseMirrorDoc(ben.getXmlFragment('text'), schema).doc.toJSON()).toEqual(paragraph(...after).toJSON())
    }
  }
})
