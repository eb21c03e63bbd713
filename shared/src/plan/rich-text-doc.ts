import * as Y from 'yjs'
import { limits } from './limits.ts'
import {
  type Block,
  type Inline,
  isEmpty,
  type ListItem,
  type Paragraph,
  plainTextOf,
  type RichText,
} from './rich-text.ts'

/** A text with its one paragraph, to be put into a document by whoever creates the field, row or note. */
export function createFragment(text = ''): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  const lines = text.split('\n')
  fragment.insert(0, lines.map(createParagraph))
  return fragment
}

/** What a text says. Anything outside the schema is left out; nothing in the document makes this throw. */
export function readRichText(fragment: Y.XmlFragment): RichText {
  return readBlocks(fragment, 0)
}

/** What a field or a cell of one line says. */
export function readLine(fragment: Y.XmlFragment): string {
  return plainTextOf(readRichText(fragment)).replaceAll('\n', ' ')
}

/** Replaces a text by another. For a document that nobody is typing in: what is typed meanwhile into the old is lost. */
export function writeRichText(fragment: Y.XmlFragment, text: RichText): void {
  const now = readRichText(fragment)
  if (now.length > 0 && (JSON.stringify(now) === JSON.stringify(text) || (isEmpty(now) && isEmpty(text)))) return
  const blocks = text.length > 0 ? text : [{ type: 'paragraph', content: [] } satisfies Paragraph]
  transact(fragment, () => {
    fragment.delete(0, fragment.length)
    fragment.insert(0, blocks.map(createBlock))
  })
}

export function transact(fragment: Y.XmlFragment, change: () => void): void {
  if (fragment.doc) fragment.doc.transact(change)
  else change()
}

export function createParagraph(text: string): Y.XmlElement {
  return createBlock({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })
}

function readBlocks(parent: Y.XmlFragment, depth: number): Block[] {
  return parent
    .toArray()
    .map((child) => readBlock(child, depth))
    .filter((block) => block !== null)
}

/** One paragraph or list, or null for anything else. */
export function readBlock(child: unknown, depth = 0): Block | null {
  if (!(child instanceof Y.XmlElement)) return null
  if (child.nodeName === 'paragraph') return { type: 'paragraph', content: readInline(child) }
  if ((child.nodeName !== 'bulletList' && child.nodeName !== 'orderedList') || depth >= limits.listDepth) return null
  const content: ListItem[] = []
  for (const item of child.toArray()) {
    if (!(item instanceof Y.XmlElement) || item.nodeName !== 'listItem') continue
    const blocks = readBlocks(item, depth + 1)
    if (blocks.length > 0) content.push({ type: 'listItem', content: withParagraphFirst(blocks) })
  }
  return content.length > 0 ? { type: child.nodeName, content } : null
}

/** An item begins with a paragraph; the editor deletes one that does not. */
function withParagraphFirst(blocks: Block[]): Block[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph', content: [] }, ...blocks]
}

function readInline(paragraph: Y.XmlElement): Inline[] {
  const inline: Inline[] = []
  for (const child of paragraph.toArray()) {
    if (child instanceof Y.XmlText) for (const part of child.toDelta()) push(inline, readPart(part))
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') inline.push({ type: 'hardBreak' })
  }
  return inline
}

function readPart(part: { insert?: unknown; attributes?: object }): Inline | null {
  if (typeof part.insert !== 'string' || part.insert === '') return null
  return {
    type: 'text',
    text: part.insert,
    ...(hasMark(part.attributes, 'bold') ? { bold: true } : {}),
    ...(hasMark(part.attributes, 'italic') ? { italic: true } : {}),
  }
}

/** Two people who type into one empty paragraph make two texts side by side; they read as one. */
function push(inline: Inline[], next: Inline | null): void {
  const last = inline.at(-1)
  if (next === null) return
  if (last?.type === 'text' && next.type === 'text' && last.bold === next.bold && last.italic === next.italic) {
    inline[inline.length - 1] = { ...last, text: last.text + next.text }
  } else inline.push(next)
}

/** The binding writes a mark as an object, and null where it was taken away. */
function hasMark(attributes: object | undefined, mark: string): boolean {
  if (!attributes || !Object.hasOwn(attributes, mark)) return false
  const value: unknown = Reflect.get(attributes, mark)
  return value !== null && value !== undefined && value !== false
}

function createBlock(block: Block | ListItem): Y.XmlElement {
  const element = new Y.XmlElement(block.type)
  element.insert(
    0,
    block.type === 'paragraph' ? createInline(block.content) : block.content.map((child) => createBlock(child)),
  )
  return element
}

/**
 * One XML text for each run between two hard breaks, and one in an empty paragraph: two people who begin to write there
 * at once then write in the same text. Of two texts side by side an editor keeps only the first when it writes on.
 */
function createInline(content: Inline[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let delta: object[] = []
  const flush = () => {
    if (delta.length === 0 && content.length > 0) return
    const text = new Y.XmlText()
    if (delta.length > 0) text.applyDelta(delta)
    children.push(text)
    delta = []
  }
  for (const inline of content) {
    if (inline.type === 'hardBreak') {
      flush()
      children.push(new Y.XmlElement('hardBreak'))
      continue
    }
    const attributes = { ...(inline.bold ? { bold: {} } : {}), ...(inline.italic ? { italic: {} } : {}) }
    delta.push({ insert: inline.text, attributes })
  }
  flush()
  return children
}
