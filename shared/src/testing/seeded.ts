import * as prng from 'lib0/prng'
import type * as Y from 'yjs'
import type { Field, RowsField } from '../plan/field.ts'
import {
  addNote,
  moveNote,
  noteColors,
  noteFragment,
  readNotes,
  recolourNote,
  removeNote,
  type Wall,
} from '../plan/note.ts'
import { writePlainText } from '../plan/plain-text.ts'
import { fragmentOf } from '../plan/plan-doc.ts'
import { readRows } from '../plan/read-rows.ts'
import { readLine } from '../plan/rich-text-doc.ts'
import { addRow, moveRow, removeRow, setCell } from '../plan/rows.ts'
import { isScalarField, type ScalarField } from '../plan/scalar.ts'
import { setScalar } from '../plan/scalar-doc.ts'
import { type SectionId, sectionIds } from '../plan/section-id.ts'
import { sections } from '../plan/sections.ts'
import type { Scalar } from '../plan/value.ts'
import { unreachable } from '../unreachable.ts'
import { people } from './aldersley.ts'

export type Prng = prng.PRNG

/** Everything that follows from one seed follows again from the same seed: print it with whatever fails. */
export function seeded(seed: number): Prng {
  return prng.create(seed)
}

/** Where random edits may land. */
export type Playground = { sections: readonly SectionId[]; meeting: string }

const EVERYWHERE: Playground = { sections: sectionIds, meeting: 'workshop1' }

/** Letters of one, two and four bytes, a pair of surrogates and a joined emoji: what a diff may tear apart. */
const SYLLABLES = ['cold ', 'fresh', 'é', 'ß', '🚚', '👩‍🌾', ' ', '6.0', '£', 'na', 'x']

/** Does one thing that an honest person could do anywhere in the plan or on its walls, and says what. */
export function randomEdit(doc: Y.Doc, random: Prng, where: Playground = EVERYWHERE): string {
  const section = prng.oneOf(random, [...where.sections])
  if (prng.bool(random)) return editWall(doc, random, { meeting: where.meeting, section })
  const field = prng.oneOf(random, [...sections[section].fields])
  return `${section}.${field.id}: ${editField(doc, random, section, field)}`
}

/** A value that the field takes, or null, which empties it. */
export function randomScalar(random: Prng, field: ScalarField): Scalar {
  if (prng.int32(random, 0, 9) === 0) return null
  switch (field.kind) {
    case 'number':
      return randomDecimal(random)
    case 'quantity':
      return { amount: randomDecimal(random), unit: prng.oneOf(random, ['£m', '%', 'kWh', '']) }
    case 'date':
      return `20${prng.int32(random, 26, 37)}-0${prng.int32(random, 1, 9)}-${prng.int32(random, 10, 28)}`
    case 'person':
      return prng.oneOf(random, Object.values(people))
    case 'choice':
      return prng.oneOf(random, [...field.choices]).value
    case 'score':
      return prng.int32(random, 1, 10)
    default:
      return unreachable(field)
  }
}

/** A text with a few characters put in or taken out somewhere. */
export function randomRewording(random: Prng, text: string): string {
  const characters = [...text]
  const at = prng.int32(random, 0, characters.length)
  if (characters.length > 60 || (characters.length > 0 && prng.int32(random, 0, 2) === 0)) {
    characters.splice(at, prng.int32(random, 1, 5))
  } else characters.splice(at, 0, prng.oneOf(random, SYLLABLES))
  return characters.join('')
}

function editField(doc: Y.Doc, random: Prng, section: SectionId, field: Field): string {
  if (isScalarField(field)) {
    const value = randomScalar(random, field)
    setScalar(doc, section, field.id, value)
    return `set to ${JSON.stringify(value)}`
  }
  if (field.kind === 'rows') return editRows(doc, random, section, field)
  const fragment = fragmentOf(doc, section, field.id)
  return fragment === null ? 'nothing, the text is gone' : reword(random, fragment)
}

function editRows(doc: Y.Doc, random: Prng, section: SectionId, field: RowsField): string {
  const rows = readRows(doc, section, field.id)
  const kind = prng.oneOf(random, ['add', 'cell', 'cell', 'cell', 'move', 'remove'] as const)
  if (rows.length === 0 || (kind === 'add' && rows.length < 12)) {
    const id = prng.word(random, 12, 12)
    const after = rows.length > 0 && prng.bool(random) ? prng.oneOf(random, rows).id : null
    addRow(doc, section, field.id, { after }, id)
    return `add ${id} after ${after}`
  }
  const { id, cells } = prng.oneOf(random, rows)
  if (kind === 'remove') {
    removeRow(doc, section, field.id, id)
    return `remove ${id}`
  }
  if (kind === 'move') {
    const after = prng.bool(random) ? prng.oneOf(random, rows).id : null
    moveRow(doc, section, field.id, id, after)
    return `move ${id} after ${after}`
  }
  const column = prng.oneOf(random, [...field.columns])
  const value =
    column.kind === 'text' ? randomRewording(random, String(cells[column.id] ?? '')) : randomScalar(random, column)
  setCell(doc, section, field.id, id, column.id, value)
  return `${column.id} of ${id} to ${JSON.stringify(value)}`
}

function editWall(doc: Y.Doc, random: Prng, wall: Wall): string {
  const notes = readNotes(doc, wall)
  const at = { x: prng.int32(random, -900, 900), y: prng.int32(random, -600, 600) }
  const color = prng.oneOf(random, [...noteColors])
  const kind = prng.oneOf(random, ['add', 'move', 'move', 'write', 'write', 'colour', 'remove'] as const)
  if (notes.length === 0 || (kind === 'add' && notes.length < 20)) {
    const id = prng.word(random, 12, 12)
    addNote(doc, wall, { id, at, color, text: prng.oneOf(random, SYLLABLES), by: prng.bool(random) ? 'ana' : null })
    return `add note ${id}`
  }
  const { id } = prng.oneOf(random, notes)
  if (kind === 'move') moveNote(doc, wall, id, at)
  else if (kind === 'colour') recolourNote(doc, wall, id, color)
  else if (kind === 'remove') removeNote(doc, wall, id)
  else {
    const fragment = noteFragment(doc, wall, id)
    if (fragment !== null) return `note ${id}: ${reword(random, fragment)}`
  }
  return `${kind} note ${id}`
}

function reword(random: Prng, fragment: Y.XmlFragment): string {
  const text = randomRewording(random, readLine(fragment))
  writePlainText(fragment, text)
  return `say ${JSON.stringify(text)}`
}

function randomDecimal(random: Prng): string {
  return `${prng.int32(random, 0, 999)}.${prng.int32(random, 0, 9)}`
}
