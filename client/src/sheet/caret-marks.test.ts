import type { Inline } from '@planwall/shared/plan/rich-text.ts'
import { expect, it } from 'vitest'
import { type CaretMark, piecesOf } from './caret-marks.ts'

const priya = (anchor: [number, number], head: [number, number]): CaretMark => ({
  client: 2,
  person: { name: 'Priya', color: 2 },
  anchor: { block: anchor[0], offset: anchor[1] },
  head: { block: head[0], offset: head[1] },
})
const words = (text: string): Inline & { type: 'text' } => ({ type: 'text', text })

it('draws a caret between the characters it stands between', () => {
  const mark = priya([0, 4], [0, 4])
  expect(piecesOf([words('Say it early')], 0, [mark])).toEqual([
    { type: 'words', inline: words('Say '), selectedBy: null },
    { type: 'caret', mark },
    { type: 'words', inline: words('it early'), selectedBy: null },
  ])
})

it('draws a caret at either end, in an empty block, and after a line break', () => {
  const kinds = (content: Inline[], offset: number) =>
    piecesOf(content, 0, [priya([0, offset], [0, offset])]).map((piece) => piece.type)
  expect(kinds([words('Now')], 0)).toEqual(['caret', 'words'])
  expect(kinds([words('Now')], 3)).toEqual(['words', 'caret'])
  expect(kinds([], 0)).toEqual(['caret'])
  expect(kinds([words('a'), { type: 'hardBreak' }, words('b')], 2)).toEqual(['words', 'break', 'caret', 'words'])
})

it('marks what is selected, also backwards and over several blocks', () => {
  const backwards = priya([0, 6], [0, 4])
  expect(piecesOf([words('Say it early')], 0, [backwards])).toEqual([
    { type: 'words', inline: words('Say '), selectedBy: null },
    { type: 'caret', mark: backwards },
    { type: 'words', inline: words('it'), selectedBy: 2 },
    { type: 'words', inline: words(' early'), selectedBy: null },
  ])
  const long = priya([0, 4], [2, 1])
  expect([0, 1, 2].map((block) => piecesOf([words('Say it')], block, [long]).map((piece) => piece.type))).toEqual([
    ['words', 'words'],
    ['words'],
    ['words', 'caret', 'words'],
  ])
})
