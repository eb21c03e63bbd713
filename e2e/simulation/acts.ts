import { fragmentAt } from '@planwall/client/sync/ref-in-doc.ts'
import { cellRef, fieldRef, type TextRef } from '@planwall/client/sync/text-ref.ts'
import type { Column, Field, RowsField } from '@planwall/shared/plan/field.ts'
import { noteColors } from '@planwall/shared/plan/note.ts'
import { plainTextOf } from '@planwall/shared/plan/rich-text.ts'
import { readRichText } from '@planwall/shared/plan/rich-text-doc.ts'
import { parseRootName, wallRoot } from '@planwall/shared/plan/root-name.ts'
import { isScalarField } from '@planwall/shared/plan/scalar.ts'
import { rowsIn } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { randomScalar } from '@planwall/shared/testing/seeded.ts'
import * as prng from 'lib0/prng'
import type { HonestText } from './honest-text.ts'
import { MEETING } from './server-process.ts'
import type { Tab } from './tab.ts'
import { typeInEditor } from './typing.ts'

/** Somebody in front of a tab, and the part of the plan where things happen. */
export type Actor = { tab: Tab; random: prng.PRNG; text: HonestText; places: readonly SectionId[] }

/** Does one thing that a person can do to the plan with this tab now, and says what. */
export function act(actor: Actor): string {
  const { tab, random } = actor
  const kind = prng.int32(random, 0, 99)
  if (kind < 7) return `undo: ${outcome(tab.session.undo())}`
  if (kind < 10) return `redo: ${outcome(tab.session.redo())}`
  const section = prng.oneOf(random, [...actor.places])
  if (kind < 35) return actOnWall(actor, section)
  const field = prng.oneOf(random, [...sections[section].fields])
  return `${section}.${field.id}: ${actInField(actor, section, field)}`
}

/** Whether this tab lets its person write there. */
export function mayWrite(tab: Tab, name: string): boolean {
  const root = parseRootName(name)
  return root !== null && tab.session.whyNot({ kind: 'write', root }) === null
}

function actInField(actor: Actor, section: SectionId, field: Field): string {
  if (field.kind === 'rows') return actInTable(actor, section, field)
  if (isScalarField(field))
    return outcome(actor.tab.edit.setScalar(section, field.id, randomScalar(actor.random, field)))
  return write(actor, fieldRef(section, field.id), field.kind)
}

function actInTable(actor: Actor, section: SectionId, field: RowsField): string {
  const { tab, random } = actor
  const rows = rowsIn(tab.session.contents.section(section), field.id)
  const kind = prng.oneOf(random, ['add', 'cell', 'cell', 'cell', 'cell', 'move', 'remove'] as const)
  if (rows.length === 0 || (kind === 'add' && rows.length < 8)) {
    const after = rows.length > 0 && prng.bool(random) ? prng.oneOf(random, rows).id : null
    const words = field.columns.find((column) => column.kind === 'text')
    const values = words && prng.bool(random) ? { [words.id]: typed(actor) } : {}
    return `add ${outcome(tab.edit.addRow(section, field.id, { after, values }))}`
  }
  const { id } = prng.oneOf(random, rows)
  if (kind === 'remove') return `remove ${id} ${outcome(tab.edit.removeRow(section, field.id, id))}`
  if (kind === 'move') {
    const after = prng.bool(random) ? prng.oneOf(random, rows).id : null
    return `move ${id} after ${after} ${outcome(tab.edit.moveRow(section, field.id, id, after))}`
  }
  return actInCell(actor, section, field, id, prng.oneOf(random, [...field.columns]))
}

function actInCell(actor: Actor, section: SectionId, field: RowsField, row: string, column: Column): string {
  const { tab, random } = actor
  if (column.kind === 'text') return write(actor, cellRef(section, field.id, row, column.id), 'cell')
  const value = randomScalar(random, column)
  return `${column.id} of ${row} to ${JSON.stringify(value)} ${outcome(tab.edit.setCell(section, field.id, row, column.id, value))}`
}

function actOnWall(actor: Actor, section: SectionId): string {
  const { tab, random } = actor
  const { edit } = tab
  const notes = tab.session.contents.notes(MEETING, section)
  const at = { x: prng.int32(random, -900, 900), y: prng.int32(random, -600, 600) }
  const color = prng.oneOf(random, [...noteColors])
  const kind = prng.oneOf(random, ['add', 'addTwo', 'move', 'write', 'write', 'write', 'colour', 'remove'] as const)
  if (notes.length === 0 || (notes.length < 12 && (kind === 'add' || kind === 'addTwo'))) {
    const note = { at, color, text: typed(actor) }
    if (kind !== 'addTwo') return `add note ${outcome(edit.addNote(section, note))}`
    return `add notes ${outcome(edit.addNotes(section, [note, { at, color, text: typed(actor) }]))}`
  }
  const { id } = prng.oneOf(random, [...notes])
  if (kind === 'move') return `move note ${id} ${outcome(edit.moveNote(section, id, at))}`
  if (kind === 'colour') return `colour note ${id} ${outcome(edit.recolourNote(section, id, color))}`
  if (kind === 'remove') return `remove note ${id} ${outcome(edit.removeNote(section, id))}`
  return `note ${id}: ${write(actor, { root: wallRoot(MEETING, section), path: [id] }, 'note')}`
}

/** Rewords a text, in its editor or as the phone does it: by giving the whole text anew. */
function write(actor: Actor, ref: TextRef, kind: 'text' | 'richText' | 'cell' | 'note'): string {
  const { tab, random } = actor
  const fragment = fragmentAt(tab.session.contents.doc, ref)
  if (!fragment) return 'gone'
  if (!mayWrite(tab, ref.root)) return 'closed'
  const inEditor = kind === 'richText' ? prng.int32(random, 0, 3) > 0 : kind !== 'note' && prng.bool(random)
  if (inEditor) {
    typeInEditor(fragment, random, typed(actor))
    return 'typed'
  }
  return `written ${outcome(tab.edit.writeText(ref, reworded(actor, plainTextOf(readRichText(fragment)))))}`
}

function reworded(actor: Actor, text: string): string {
  const { random } = actor
  const characters = [...text]
  const at = prng.int32(random, 0, characters.length)
  if (characters.length > 40 || (characters.length > 0 && prng.int32(random, 0, 4) === 0)) {
    characters.splice(at, prng.int32(random, 1, 3))
  } else characters.splice(at, 0, typed(actor))
  return characters.join('')
}

function typed({ random, text }: Actor): string {
  return text.fresh(prng.int32(random, 1, 3))
}

function outcome(result: { ok: true; value: unknown } | { ok: false; reason: string }): string {
  return result.ok ? 'done' : result.reason
}
