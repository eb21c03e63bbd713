import * as Y from 'yjs'
import type { Chance } from './chance.ts'
import { createNote, createParagraph, createRow, tableOf } from './plan.ts'

const words = [
  'a',
  'word',
  'grow 🌱',
  '👩‍💻',
  '\u{1d11e}',
  '\ufeffmarked',
  ' __proto__ constructor ',
  '日本語',
  'é',
  '🚀🚀',
  '\n',
]

/** What an honest editor does in one transaction, in roots that its person may write. */
export function editPlan(doc: Y.Doc, roots: readonly string[], chance: Chance): void {
  doc.transact(() => {
    for (let i = 1 + chance.below(3); i > 0; i--) {
      const name = chance.pick(roots)
      const root = doc.getMap<unknown>(name)
      if (name.startsWith('wall:')) editMap(root, chance, () => createNote(chance.pick(words)))
      else editSection(root, tableOf(name), chance)
    }
  })
}

function editSection(root: Y.Map<unknown>, table: string, chance: Chance): void {
  const rows = root.get(table)
  switch (chance.below(6)) {
    case 0:
      root.set('amount', chance.pick([1, 2.5, -3, null, 'text', true, { value: 1, unit: '£' }, [1, 2]]))
      return
    case 1:
    case 2:
      if (rows instanceof Y.Map) editMap(rows, chance, () => createRow(`a${chance.below(9)}`))
      return
    default:
      editText(root.get(chance.pick(['text', 'title', 'why'])), chance)
  }
}

/** Rows of a table or notes of a wall. */
function editMap(map: Y.Map<unknown>, chance: Chance, create: () => Y.Map<unknown>): void {
  const id = `n${chance.below(6)}`
  const entry = map.get(id)
  if (!(entry instanceof Y.Map)) {
    map.set(id, create())
    return
  }
  switch (chance.below(6)) {
    case 0:
      map.delete(id)
      return
    case 1:
    case 2:
      for (let i = chance.below(4); i >= 0; i--)
        entry.set(chance.pick(['pos', 'color', 'order']), [i, chance.below(99)])
      return
    default:
      editText(entry.get(entry.has('text') ? 'text' : 'name'), chance)
  }
}

function editText(fragment: unknown, chance: Chance): void {
  if (!(fragment instanceof Y.XmlFragment)) return
  const elements = elementsOf(fragment)
  const paragraphs = elements.filter((element) => element.nodeName === 'paragraph')
  if (paragraphs.length === 0 || chance.oneIn(12)) {
    fragment.insert(chance.below(fragment.length + 1), [createParagraph(chance.pick(words))])
    return
  }
  const paragraph = chance.pick(paragraphs)
  switch (chance.below(14)) {
    case 0:
      fragment.insert(chance.below(fragment.length + 1), [createList(chance)])
      return
    case 1:
      if (fragment.length > 1) fragment.delete(chance.below(fragment.length), 1)
      return
    case 2:
      paragraph.insert(chance.below(paragraph.length + 1), [new Y.XmlElement('hardBreak')])
      return
    case 3:
      splitParagraph(paragraph)
      return
    case 4: {
      const list = elements.find((element) => element.nodeName === 'orderedList')
      if (list) list.setAttribute('start', String(chance.below(5)))
      return
    }
    default:
      editRun(paragraph, chance)
  }
}

/** Typing, deleting, marking: never half of a surrogate pair. */
function editRun(paragraph: Y.XmlElement, chance: Chance): void {
  const texts = paragraph.toArray().filter((child) => child instanceof Y.XmlText)
  if (texts.length === 0) {
    paragraph.insert(0, [new Y.XmlText(chance.pick(words))])
    return
  }
  const text = chance.pick(texts) as Y.XmlText
  const plain = plainOf(text)
  const from = boundary(plain, chance.below(plain.length + 1))
  const to = boundary(plain, Math.min(plain.length, from + chance.below(6)))
  const kind = chance.below(6)
  if (kind <= 2) text.insert(from, chance.pick(words), chance.oneIn(4) ? { bold: {} } : {})
  else if (kind === 3 && to > from) text.delete(from, to - from)
  else if (to > from) text.format(from, to - from, { [chance.pick(['bold', 'italic'])]: chance.oneIn(3) ? null : {} })
}

/** As the editor's binding does on Enter: the tail moves into a new paragraph. */
function splitParagraph(paragraph: Y.XmlElement): void {
  const parent = paragraph.parent
  const text = paragraph.get(0)
  if (!(parent instanceof Y.XmlFragment) || !(text instanceof Y.XmlText)) return
  const plain = plainOf(text)
  const at = boundary(plain, Math.floor(plain.length / 2))
  if (at < plain.length) text.delete(at, plain.length - at)
  parent.insertAfter(paragraph, [createParagraph(plain.slice(at))])
}

function createList(chance: Chance): Y.XmlElement {
  const list = new Y.XmlElement(chance.pick(['bulletList', 'orderedList']))
  const item = new Y.XmlElement('listItem')
  item.insert(0, [createParagraph(chance.pick(words))])
  list.insert(0, [item])
  return list
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().flatMap((child) => (child instanceof Y.XmlElement ? [child, ...elementsOf(child)] : []))
}

function plainOf(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('')
}

function boundary(plain: string, at: number): number {
  const code = plain.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
