import * as Y from 'yjs'

/** The roots that the fuzz plays on: sections with texts and rows, and walls with notes. */
export const sectionRoots = ['section:vision', 'section:values', 'section:kpis']
export const wallRoots = ['wall:meeting1:values', 'wall:meeting1:vision']
export const rootNames = [...sectionRoots, ...wallRoots]

/** A document without a name of its own: to draw one takes longer than to judge a frame. */
export function newDoc({ gc = true }: { gc?: boolean } = {}): Y.Doc {
  return new Y.Doc({ guid: 'plan', gc })
}

export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = newDoc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** A small plan of the real shape, made by one client id, with emoji in every text. */
export function createSmallPlan(clientId: number): Y.Doc {
  const doc = newDoc()
  doc.clientID = clientId
  doc.transact(() => {
    for (const name of sectionRoots) {
      const root = doc.getMap(name)
      root.set('text', createText('go 🚀 up'))
      root.set('title', createText('Ölwechsel 👩‍💻'))
      root.set('amount', 4.1)
      root.set('why', createText('Because 🙂'))
      root.set(tableOf(name), new Y.Map([['r0', createRow('a0')]]))
    }
    for (const name of wallRoots) doc.getMap(name).set('n0', createNote('sunny 🌞'))
  })
  return doc
}

/** The key of a section's table. That of the values is a real one, so are its rows' names and everybody's `why`. */
export function tableOf(root: string): string {
  return root === 'section:values' ? 'values' : 'rows'
}

export function createText(text: string): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  fragment.insert(0, [createParagraph(text)])
  return fragment
}

export function createParagraph(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  if (text !== '') paragraph.insert(0, [new Y.XmlText(text)])
  return paragraph
}

export function createRow(order: string): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['order', order],
    ['name', createText('row 🙂')],
    ['target', 12],
    ['owner', null],
  ])
}

export function createNote(text: string): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['pos', [10, -20]],
    ['color', 'lemon'],
    ['text', createText(text)],
    ['by', 'ana'],
  ])
}

/** What a text of a plan is made of; a reader of a plan knows nothing else. */
const elements: ReadonlySet<string> = new Set(['paragraph', 'bulletList', 'orderedList', 'listItem', 'hardBreak'])
const marks: ReadonlySet<string> = new Set(['bold', 'italic'])

/** Everything a reader of one root can see, down to marks and attributes, as a string to compare. */
export function contentOf(doc: Y.Doc, root: string): string {
  return JSON.stringify(describe(doc.getMap(root)))
}

export function contentsOf(doc: Y.Doc): Map<string, string> {
  return new Map(rootNames.map((name) => [name, contentOf(doc, name)]))
}

/** Throws at content that a plan has no place for: no reader of a plan would expect it. */
function describe(value: unknown): unknown {
  if (value instanceof Y.Map)
    return { map: [...value.entries()].sort(byKey).map(([key, each]) => [key, describeEntry(each)]) }
  if (value instanceof Y.XmlElement) {
    if (!elements.has(value.nodeName)) throw new Error('an element that no plan has')
    const attributes = Object.entries(value.getAttributes()).sort(byKey)
    if (attributes.some(([, each]) => each instanceof Y.AbstractType)) throw new Error('a type as an attribute')
    return { element: value.nodeName, attributes, children: value.toArray().map(describe) }
  }
  if (value instanceof Y.XmlFragment) {
    if (!value.toArray().every((child) => child instanceof Y.XmlElement)) throw new Error('text right in a fragment')
    return { fragment: value.toArray().map(describe) }
  }
  if (value instanceof Y.XmlText) {
    return { text: describeRuns(value) }
  }
  throw new Error('a type that no plan has')
}

/** Runs with equal marks are one run, though Yjs tells them apart where a mark lies between that changes nothing. */
function describeRuns(text: Y.XmlText): [text: string, marks: string][] {
  const runs: [string, string][] = []
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: object }[]) {
    if (typeof insert !== 'string') throw new Error('no text in a text')
    const carried = Object.entries(attributes ?? {}).sort(byKey)
    if (carried.some(([mark]) => !marks.has(mark))) throw new Error('a mark that no plan has')
    const described = JSON.stringify(carried)
    const last = runs.at(-1)
    if (last?.[1] === described) last[0] += insert
    else runs.push([insert, described])
  }
  return runs
}

function describeEntry(value: unknown): unknown {
  if (!(value instanceof Y.AbstractType)) return value === undefined ? 'undefined' : value
  if (value instanceof Y.Map || (value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement)))
    return describe(value)
  throw new Error('a map entry that no plan has')
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
