import * as buffer from 'lib0/buffer'
import * as Y from 'yjs'

/**
 * A place in a text: the `block`-th text block in document order, and the characters before it in that block, where a
 * line break counts as one. The same in the document, in an editor and in static HTML.
 */
export type CaretPlace = { block: number; offset: number }

/** A position that stays at its character while others type, as presence carries it. */
export function encodePosition(position: Y.RelativePosition): string {
  return buffer.toBase64(Y.encodeRelativePosition(position))
}

/** Where an encoded position lies in a text now, or null when it lies elsewhere, is gone, or is no position at all. */
export function placeOfPosition(fragment: Y.XmlFragment, encoded: string): CaretPlace | null {
  const { doc } = fragment
  if (!doc) return null
  try {
    const position = Y.decodeRelativePosition(buffer.fromBase64(encoded))
    // A root is made when it is asked for by name, and none of our texts is a root.
    if (position.tname !== null) return null
    const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
    return found && placeIn(fragment, found.type, found.index)
  } catch {
    // It comes from another client: whatever Yjs cannot read is no position.
    return null
  }
}

/** The place of index `index` of a type below a text, or null when the type is none of the text's. */
export function placeIn(fragment: Y.XmlFragment, type: object, index: number): CaretPlace | null {
  let block = -1
  for (const paragraph of textBlocks(fragment)) {
    block++
    if (paragraph === type) return { block, offset: lengthOf(paragraph.toArray().slice(0, index)) }
    const at = paragraph.toArray().indexOf(type as Y.XmlText)
    if (at >= 0) return { block, offset: lengthOf(paragraph.toArray().slice(0, at)) + index }
  }
  return placeBetweenBlocks(fragment, type, index)
}

/** Beside a block rather than in it: the start of the next one, or of the last. */
function placeBetweenBlocks(fragment: Y.XmlFragment, type: object, index: number): CaretPlace | null {
  const parent = [fragment, ...elements(fragment)].find((element) => element === type)
  if (!parent) return null
  const blocks = [...textBlocks(fragment)]
  const next = parent
    .toArray()
    .slice(index)
    .find((child) => child instanceof Y.XmlElement)
  const first = next instanceof Y.XmlElement ? [...blocksOf(next)][0] : blocks.at(-1)
  const block = first ? blocks.indexOf(first) : -1
  return block < 0 ? null : { block, offset: 0 }
}

function* textBlocks(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) if (child instanceof Y.XmlElement) yield* blocksOf(child)
}

function* blocksOf(element: Y.XmlElement): Generator<Y.XmlElement> {
  if (element.nodeName === 'paragraph') yield element
  else yield* textBlocks(element)
}

function* elements(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    yield child
    yield* elements(child)
  }
}

function lengthOf(children: readonly unknown[]): number {
  return children.reduce<number>((sum, child) => sum + (child instanceof Y.XmlText ? child.length : 1), 0)
}
