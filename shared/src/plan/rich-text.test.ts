import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { randomRewording, seeded } from '../testing/seeded.ts'
import { limits } from './limits.ts'
import { writePlainText } from './plain-text.ts'
import { isEmpty, plainTextOf, type RichText } from './rich-text.ts'
import { createFragment, readLine, readRichText, writeRichText } from './rich-text-doc.ts'

const text: RichText = [
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'We keep ' },
      { type: 'text', text: 'it', bold: true },
      { type: 'text', text: ' cold', bold: true, italic: true },
      { type: 'hardBreak' },
      { type: 'text', text: 'all the way' },
    ],
  },
  {
    type: 'bulletList',
    content: [
      { type: 'listItem', content: [line('safe')] },
      {
        type: 'listItem',
        content: [line('fresh'), { type: 'orderedList', content: [{ type: 'listItem', content: [line('on time')] }] }],
      },
    ],
  },
]

describe('a rich text', () => {
  it('is read as it was written', () => {
    const fragment = placed()
    writeRichText(fragment, text)
    expect(readRichText(fragment)).toEqual(text)
    expect(plainTextOf(text)).toBe('We keep it cold\nall the way\nsafe\nfresh\non time')
    expect(readLine(fragment)).toBe('We keep it cold all the way safe fresh on time')
  })

  it('has one empty paragraph from the start, and when everything is taken out', () => {
    const fragment = placed()
    expect(readRichText(fragment)).toEqual([{ type: 'paragraph', content: [] }])
    writeRichText(fragment, text)
    expect(isEmpty(readRichText(fragment))).toBe(false)
    writeRichText(fragment, [])
    expect(readRichText(fragment)).toEqual([{ type: 'paragraph', content: [] }])
    expect(isEmpty(readRichText(fragment))).toBe(true)
    expect(isEmpty([line(' \n ')])).toBe(true)
  })

  it('knows the marks that an editor writes, and sees one taken away', () => {
    const fragment = placed('bold move')
    const words = wordsOf(fragment)
    words.format(0, 4, JSON.parse('{"bold":{},"link":{"href":"x"},"__proto__":{"italic":true}}'))
    words.format(0, 2, { bold: null })
    expect(readRichText(fragment)).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'bo' },
          { type: 'text', text: 'ld', bold: true },
          { type: 'text', text: ' move' },
        ],
      },
    ])
  })

  it('leaves out what the schema does not know', () => {
    const fragment = placed('kept')
    const paragraph = fragment.get(0) as Y.XmlElement
    wordsOf(fragment).insertEmbed(4, { image: 'x' })
    paragraph.insert(1, [new Y.XmlElement('script')])
    fragment.insert(0, [new Y.XmlElement('heading'), new Y.XmlText('loose'), new Y.XmlElement('bulletList')])
    fragment.insert(0, [listsInLists(limits.listDepth + 3)])
    const read = readRichText(fragment)
    expect(plainTextOf(read).trim()).toBe('kept')
    expect(JSON.stringify(read).match(/bulletList/g)).toHaveLength(limits.listDepth)
  })
})

it('an item that begins with no paragraph gets an empty one, and one with nothing in it is left out', () => {
  const fragment = placed()
  const [bare, outer] = [new Y.XmlElement('listItem'), new Y.XmlElement('listItem')]
  outer.insert(0, [listsInLists(1)])
  const list = new Y.XmlElement('bulletList')
  list.insert(0, [bare, outer])
  fragment.insert(0, [list])
  const empty = { type: 'paragraph', content: [] }
  const inner = { type: 'bulletList', content: [{ type: 'listItem', content: [empty] }] }
  expect(readRichText(fragment)[0]).toEqual({
    type: 'bulletList',
    content: [{ type: 'listItem', content: [empty, inner] }],
  })
})

describe('writing plain words into a text', () => {
  it.each([
    ['an empty text', '', 'cold'],
    ['the end of it', 'cold', 'cold chain'],
    ['its middle', 'cold chain', 'cold supply chain'],
    ['nothing at all', 'cold chain', ''],
    ['a new last line', 'one\ntwo', 'one\ntwo\nthree'],
    ['a new first line', 'one\ntwo', 'zero\none\ntwo'],
    ['fewer lines', 'one\ntwo\nthree\nfour', 'one\nfour'],
    ['empty lines', '\n\n', '\n'],
    ['one more of the same', 'aa\naa', 'aa\naa\naa'],
    ['half of an emoji’s neighbours', '🚚🚛', '🚚🚜🚛'],
    ['an emoji that shares its first half', 'x🚚y', 'x🚛y'],
    ['an emoji that shares its last half', '\u{1f69a}', '\u{1fa9a}'],
  ])('makes it say so: %s', (_, before, after) => {
    const fragment = placed(before)
    writePlainText(fragment, after)
    expect(plainTextOf(readRichText(fragment))).toBe(after)
    expect(fragment.toString()).not.toContain('\u{fffd}')
  })

  it('leaves marks, lists and identities alone where nothing changed', () => {
    const fragment = placed()
    writeRichText(fragment, [...text, line('the end')])
    const list = fragment.get(1)
    writePlainText(fragment, `New\n${plainTextOf(readRichText(fragment))}`)
    writePlainText(fragment, 'New\nWe keep it cold\nall the way\nsafe\nfresh\non time\nthe very end')
    expect(readRichText(fragment)).toEqual([line('New'), ...text, line('the very end')])
    expect(fragment.get(2)).toBe(list)
  })

  it('turns a changed list or broken line into plain paragraphs', () => {
    const fragment = placed()
    writeRichText(fragment, text)
    writePlainText(fragment, 'We keep it cold all the way\nsafe\nfresh\nlate')
    expect(plainTextOf(readRichText(fragment))).toBe('We keep it cold all the way\nsafe\nfresh\nlate')
  })

  it('removes what is no character from a line that it changes, and finds its way through several texts', () => {
    const fragment = placed('one')
    const paragraph = fragment.get(0) as Y.XmlElement
    paragraph.insert(1, [new Y.XmlText(' two'), new Y.XmlElement('hardBreak'), new Y.XmlText(' three')])
    wordsOf(fragment).insertEmbed(0, { image: 'x' })
    writePlainText(fragment, 'on twenty-two three')
    expect(plainTextOf(readRichText(fragment))).toBe('on twenty-two three')
    expect(JSON.stringify(paragraph.toJSON())).not.toContain('image')
  })

  it('says after any rewording exactly what was asked for', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = seeded(seed)
      const fragment = placed()
      let wanted = ''
      for (let edit = 0; edit < 30; edit++) {
        wanted = randomRewording(random, wanted).replace('x', '\n')
        writePlainText(fragment, wanted)
        expect(plainTextOf(readRichText(fragment)), `seed ${seed}, edit ${edit}`).toBe(wanted)
      }
    }
  })
})

function placed(words = ''): Y.XmlFragment {
  const fragment = createFragment(words)
  new Y.Doc().getMap('section:vision').set('statement', fragment)
  return fragment
}

function wordsOf(fragment: Y.XmlFragment): Y.XmlText {
  const words = (fragment.get(0) as Y.XmlElement).get(0)
  if (words instanceof Y.XmlText) return words
  throw new Error('The first paragraph begins with words')
}

function line(words: string): RichText[number] {
  return { type: 'paragraph', content: [{ type: 'text', text: words }] }
}

function listsInLists(levels: number): Y.XmlElement {
  const list = new Y.XmlElement('bulletList')
  const item = new Y.XmlElement('listItem')
  item.insert(
    0,
    levels > 1 ? [new Y.XmlElement('paragraph'), listsInLists(levels - 1)] : [new Y.XmlElement('paragraph')],
  )
  list.insert(0, [item])
  return list
}
