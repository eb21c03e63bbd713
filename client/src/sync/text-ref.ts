import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { asFragment, asMap } from '@planwall/shared/plan/plan-doc.ts'
import { plainTextOf } from '@planwall/shared/plan/rich-text.ts'
import { readRichText } from '@planwall/shared/plan/rich-text-doc.ts'
import { parseRootName, sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import { formatScalar, isScalarField } from '@planwall/shared/plan/scalar.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { fieldOf, sections } from '@planwall/shared/plan/sections.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import * as Y from 'yjs'

/**
 * Where something stands below a root of the plan: `[field]`, `[field, row, column]`, or `[note]` on a wall.
 */
export type TextRef = { root: string; path: readonly string[] }

/** The text, or other value, of a section's field. */
export function fieldRef(section: SectionId, field: string): TextRef {
  return { root: sectionRoot(section), path: [field] }
}

/** One cell of a table. */
export function cellRef(section: SectionId, field: string, row: string, column: string): TextRef {
  return { root: sectionRoot(section), path: [field, row, column] }
}

/** The text of a note. */
export function noteRef(meeting: string, section: SectionId, note: string): TextRef {
  return { root: wallRoot(meeting, section), path: [note] }
}

/** Equal for refs to the same place; fit for a map's key or a React key. */
export function refKey(ref: TextRef): string {
  return [ref.root, ...ref.path].join('/')
}

export function sameRef(a: TextRef, b: TextRef): boolean {
  return a.root === b.root && a.path.length === b.path.length && a.path.every((part, index) => part === b.path[index])
}

/** The section that a root belongs to, or null for a name that no plan has. */
export function sectionOfRoot(root: string): SectionId | null {
  return parseRootName(root)?.section ?? null
}

/** What stands there: a Y type, a JSON value, or undefined when nothing does. */
export function valueAt(doc: Y.Doc, ref: TextRef): unknown {
  // A root is looked up, not asked for: asking would make one of any name.
  let value: unknown = parseRootName(ref.root) ? doc.getMap(ref.root) : undefined
  for (const part of ref.path) value = asMap(value)?.get(part)
  return value
}

/** The text to bind an editor to, or null when it is gone or none. */
export function fragmentAt(doc: Y.Doc, ref: TextRef): Y.XmlFragment | null {
  const value = valueAt(doc, ref)
  return asFragment(value) ?? asFragment(asMap(value)?.get('text'))
}

/** In words what stands there: of a row, its cells; of a note, its text. Null when nothing does any more. */
export function wordsAt(doc: Y.Doc, ref: TextRef): string | null {
  const value = valueAt(doc, ref)
  if (value === undefined) return null
  const fragment = fragmentAt(doc, ref)
  if (fragment) return plainTextOf(readRichText(fragment)).trim()
  const section = sectionOfRoot(ref.root)
  const field = section && fieldOf(section, ref.path[0] ?? '')
  if (!field || !ref.root.startsWith('section:')) return ''
  if (field.kind !== 'rows') return isScalarField(field) ? formatScalar(field, value as Scalar) : ''
  if (ref.path.length === 3) {
    const column = field.columns.find((each) => each.id === ref.path[2])
    return column && isScalarField(column) ? formatScalar(column, value as Scalar) : ''
  }
  if (ref.path.length !== 2) return ''
  const cells = field.columns.map((column) => wordsAt(doc, { root: ref.root, path: [...ref.path, column.id] }))
  return cells.filter((words) => words).join(' · ')
}

/** The names by which people know the place, outermost first: `Goals`, `Metric`. Empty for a note. */
export function labelsOf(ref: TextRef): string[] {
  const root = parseRootName(ref.root)
  if (root?.kind !== 'section') return []
  const [field, , column] = ref.path
  if (field === undefined) return []
  const labels = [labelOf(plainWords, root.section, field)]
  return column === undefined ? labels : [...labels, labelOf(plainWords, root.section, field, column)]
}

export function sectionLabel(section: SectionId): string {
  return sections[section].label
}

/** Every place whose value a transaction changed, as people think of places: a text is one, whatever changed inside. */
export function refsChangedBy(transaction: Y.Transaction): TextRef[] {
  const found = new Map<string, TextRef>()
  for (const [type, keys] of transaction.changed) {
    const place = placeOf(transaction.doc, type)
    if (place === null) continue
    const refs = place.inText ? [place.ref] : [...keys].flatMap((key) => (key === null ? [] : [below(place.ref, key)]))
    for (const ref of refs) found.set(refKey(ref), ref)
  }
  return [...found.values()]
}

/** Of a note, only the whole is a place; of a row, its order is a change of the row. */
function below(ref: TextRef, key: string): TextRef {
  if (ref.root.startsWith('wall:')) return { root: ref.root, path: [ref.path[0] ?? key] }
  if (ref.path.length === 2 && key === 'order') return ref
  return { root: ref.root, path: [...ref.path, key] }
}

type SharedType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never

function placeOf(doc: Y.Doc, type: SharedType): { ref: TextRef; inText: boolean } | null {
  const path: string[] = []
  let inText = false
  let at: SharedType | null = type
  while (at?._item) {
    const { parentSub, parent }: Y.Item = at._item
    if (asFragment(at)) inText = true
    if (parentSub !== null) path.unshift(parentSub)
    at = parent instanceof Y.AbstractType ? parent : null
  }
  if (at === null) return null
  for (const [root, shared] of doc.share) {
    if (shared !== at) continue
    // The text of a note is the note.
    return { ref: { root, path: root.startsWith('wall:') ? path.slice(0, 1) : path }, inText }
  }
  return null
}
