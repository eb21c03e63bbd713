import { asFragment, asMap } from '@planwall/shared/plan/plan-doc.ts'
import { plainTextOf } from '@planwall/shared/plan/rich-text.ts'
import { readRichText } from '@planwall/shared/plan/rich-text-doc.ts'
import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import { formatScalar, isScalarField } from '@planwall/shared/plan/scalar.ts'
import { fieldOf } from '@planwall/shared/plan/sections.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import * as Y from 'yjs'
import { refKey, sectionOfRoot, type TextRef } from './text-ref.ts'

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

/** Every place whose value a transaction changed, as people think of places: a text is one, whatever changed inside. */
export function refsChangedBy({ doc, changed }: Pick<Y.Transaction, 'doc' | 'changed'>): TextRef[] {
  const found = new Map<string, TextRef>()
  for (const [type, keys] of changed) {
    const place = placeOf(doc, type)
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
