import * as Y from 'yjs'
import { plainTextOf } from './rich-text.ts'
import { createParagraph, readBlock, transact } from './rich-text-doc.ts'
import { smallestEdit } from './text-edit.ts'

/**
 * Makes a text say `text`, a paragraph for each of its lines, touching only the characters that differ: what others
 * type elsewhere in it at the same moment stays. Marks and lists outside the changed lines stay as well.
 */
export function writePlainText(fragment: Y.XmlFragment, text: string): void {
  const lines = text.split('\n')
  transact(fragment, () => {
    const blocks = fragment.toArray().map(linesOf)
    let head = 0
    let firstLine = 0
    while (head < blocks.length && startsWith(lines, firstLine, blocks[head] ?? [])) {
      firstLine += blocks[head++]?.length ?? 0
    }
    let tail = blocks.length
    let lastLine = lines.length
    for (let block = blocks[tail - 1]; tail > head && block; block = blocks[tail - 1]) {
      const start = lastLine - block.length
      if (start < firstLine || !startsWith(lines, start, block)) break
      lastLine = start
      tail--
    }
    replaceBlocks(fragment, head, tail - head, lines.slice(firstLine, lastLine))
  })
}

function replaceBlocks(fragment: Y.XmlFragment, at: number, count: number, lines: string[]): void {
  const kept = Math.min(count, lines.length)
  if (count > kept) fragment.delete(at + kept, count - kept)
  if (lines.length > kept) fragment.insert(at + kept, lines.slice(kept).map(createParagraph))
  for (const [index, line] of lines.slice(0, kept).entries()) {
    const block = fragment.get(at + index)
    if (block instanceof Y.XmlElement && block.nodeName === 'paragraph') {
      editParagraph(block, line)
      continue
    }
    fragment.delete(at + index, 1)
    fragment.insert(at + index, [createParagraph(line)])
  }
}

function editParagraph(paragraph: Y.XmlElement, line: string): void {
  for (let index = paragraph.length - 1; index >= 0; index--) {
    if (!(paragraph.get(index) instanceof Y.XmlText)) paragraph.delete(index, 1)
  }
  const texts = paragraph.toArray().filter((child) => child instanceof Y.XmlText)
  const edit = smallestEdit(texts.map(stringOf).join(''), line)
  if (texts.length === 0 && edit.insert !== '') paragraph.insert(0, [new Y.XmlText(edit.insert)])
  let start = 0
  let inserted = edit.insert === ''
  for (const text of texts) {
    const length = text.length
    const from = Math.max(edit.at, start) - start
    const to = Math.min(edit.at + edit.remove, start + length) - start
    if (to > from) text.delete(from, to - from)
    if (!inserted && edit.at <= start + length) {
      text.insert(from, edit.insert)
      inserted = true
    }
    start += length
  }
}

/** Anything that is no character takes one place in a text; it matches nothing, so that an edit removes it. */
function stringOf(text: Y.XmlText): string {
  const parts: { insert?: unknown }[] = text.toDelta()
  return parts.map((part) => (typeof part.insert === 'string' ? part.insert : '\u{fffc}')).join('')
}

/** A child that the schema does not know has no line, and is left where it is. */
function linesOf(child: unknown): string[] {
  const block = readBlock(child)
  return block === null ? [] : plainTextOf([block]).split('\n')
}

function startsWith(lines: string[], at: number, block: string[]): boolean {
  return at + block.length <= lines.length && block.every((line, index) => lines[at + index] === line)
}
