import { createFragment, writeRichText } from '@planwall/shared/plan/rich-text-doc.ts'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { encodePosition, placeOfPosition } from './caret-place.ts'

function text() {
  const doc = new Y.Doc()
  const fragment = createFragment()
  doc.getMap('section:vision').set('statement', fragment)
  writeRichText(fragment, [
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'One' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
    },
    { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [] }] }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'End' }] },
  ])
  const [first, list, last] = fragment.toArray() as [Y.XmlElement, Y.XmlElement, Y.XmlElement]
  return { doc, fragment, first, list, last }
}

const at = (type: Y.XmlElement | Y.XmlText | Y.XmlFragment, index: number) =>
  encodePosition(Y.createRelativePositionFromTypeIndex(type, index))

it('counts text blocks in document order and a line break as one character', () => {
  const { fragment, first, list, last } = text()
  const item = (list.get(0) as Y.XmlElement).get(0) as Y.XmlElement
  expect([
    placeOfPosition(fragment, at(first.get(0) as Y.XmlText, 2)),
    placeOfPosition(fragment, at(first.get(2) as Y.XmlText, 1)),
    placeOfPosition(fragment, at(item, 0)),
    placeOfPosition(fragment, at(last.get(0) as Y.XmlText, 3)),
  ]).toEqual([
    { block: 0, offset: 2 },
    { block: 0, offset: 5 },
    { block: 1, offset: 0 },
    { block: 2, offset: 3 },
  ])
})

it('stays at its character while somebody types before it', () => {
  const { fragment, last } = text()
  const words = last.get(0) as Y.XmlText
  const position = at(words, 2)
  words.insert(0, 'The ')
  expect(placeOfPosition(fragment, position)).toEqual({ block: 2, offset: 6 })
})

it('finds nothing in what is no position, or lies in another text', () => {
  const { doc, fragment } = text()
  const other = createFragment('Elsewhere')
  doc.getMap('section:mission').set('purpose', other)
  const roots = doc.share.size
  const elsewhere = at((other.get(0) as Y.XmlElement).get(0) as Y.XmlText, 3)
  const invented = encodePosition(Y.createRelativePositionFromJSON({ tname: 'invented', assoc: 0 }))
  for (const hostile of [elsewhere, invented, '', '????', 'AAAA', '/////////////w==']) {
    expect(placeOfPosition(fragment, hostile)).toBeNull()
  }
  expect(doc.share.size).toBe(roots)
})
