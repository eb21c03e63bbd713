import { schemaExtensions } from '@planwall/client/sheet/editor/text-schema.ts'
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as prng from 'lib0/prng'
import type * as Y from 'yjs'

const schema = getSchema(schemaExtensions)

/**
 * Does one thing in a text as its editor does: the text is read through the editor's schema, changed there, and written
 * back by the editor's binding.
 */
export function typeInEditor(fragment: Y.XmlFragment, random: prng.PRNG, letters: string): void {
  const { doc: shared } = fragment
  if (!shared) return
  const { doc, meta } = initProseMirrorDoc(fragment, schema)
  const transform = new Transform(doc)
  change(transform, random, letters)
  shared.transact(() => updateYFragment(shared, fragment, transform.doc, meta), ySyncPluginKey)
}

function change(transform: Transform, random: prng.PRNG, letters: string): void {
  const lines = linesOf(transform.doc)
  const line = lines.length > 0 ? prng.oneOf(random, lines) : null
  if (!line) {
    transform.insert(0, schema.node('paragraph', null, [schema.text(letters)]))
    return
  }
  const at = line.from + prng.int32(random, 0, line.length)
  const to = Math.min(line.from + line.length, at + prng.int32(random, 1, 3))
  const kind = transform.doc.textContent.length > 60 ? prng.int32(random, 0, 11) : prng.int32(random, 3, 11)
  if (kind <= 3) transform.delete(at, to)
  else if (kind === 4 && to > at) transform.addMark(at, to, mark(random))
  else if (kind === 5 && to > at) transform.removeMark(at, to, mark(random))
  else if (kind === 6 && lines.length < 8) transform.split(at)
  else if (kind === 7 && line.from > 1 && canJoin(transform.doc, line.from - 1)) transform.join(line.from - 1)
  else if (kind === 8) transform.insert(at, schema.text(letters, [mark(random)]))
  else transform.insert(at, schema.text(letters))
}

function mark(random: prng.PRNG) {
  return schema.mark(prng.bool(random) ? 'bold' : 'italic')
}

/** Two paragraphs stand side by side there. */
function canJoin(doc: Node, at: number): boolean {
  const { nodeBefore, nodeAfter } = doc.resolve(at)
  return nodeBefore?.type.name === 'paragraph' && nodeAfter?.type.name === 'paragraph'
}

function linesOf(doc: Node): { from: number; length: number }[] {
  const lines: { from: number; length: number }[] = []
  doc.descendants((node, position) => {
    if (node.isTextblock) lines.push({ from: position + 1, length: node.content.size })
    return !node.isTextblock
  })
  return lines
}
