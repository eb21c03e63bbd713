import {
  addNote,
  moveNote,
  type Note,
  type NoteColor,
  noteFragment,
  type Point,
  recolourNote,
  removeNote,
} from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import type { Cells } from '@planwall/shared/plan/row.ts'
import { addRow, moveRow, removeRow, setCell } from '@planwall/shared/plan/rows.ts'
import { setScalar } from '@planwall/shared/plan/scalar-doc.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import { err, ok } from '@planwall/shared/result.ts'
import { fragmentAt } from './ref-in-doc.ts'
import type { Session } from './session.ts'
import { refKey, type TextRef } from './text-ref.ts'

export type Edit = ReturnType<typeof editsOf>

/** The verbs outside a component. They come with what edits: whoever only reads is spared them. */
export function editsOf(session: Session) {
  const inSection = (section: SectionId) => sectionRoot(section)
  const onWall = (section: SectionId) => {
    const meeting = session.state.getState().meeting?.id ?? ''
    return { wall: { meeting, section }, root: wallRoot(meeting, section) }
  }
  return {
    setScalar: (section: SectionId, field: string, value: Scalar) =>
      session.edit(inSection(section), `set ${section} ${field}`, (doc) => setScalar(doc, section, field, value)),

    setCell: (section: SectionId, field: string, row: string, column: string, value: Scalar) =>
      session.edit(inSection(section), `set ${field} ${row} ${column}`, (doc) =>
        setCell(doc, section, field, row, column, value),
      ),

    /** After the row `after`; first for null, last when it is left out. Resolves to the id of the new row. */
    addRow: (section: SectionId, field: string, row: { after?: string | null; values?: Cells } = {}) => {
      const id = session.newId()
      return session.edit(inSection(section), `add ${id}`, (doc) => addRow(doc, section, field, row, id))
    },

    moveRow: (section: SectionId, field: string, row: string, after: string | null) =>
      session.edit(inSection(section), `move ${row} ${after}`, (doc) => moveRow(doc, section, field, row, after)),

    removeRow: (section: SectionId, field: string, row: string) =>
      session.edit(inSection(section), `remove ${row}`, (doc) => ok(removeRow(doc, section, field, row))),

    /** Makes a text say something else, keeping what others type elsewhere in it. */
    writeText: (ref: TextRef, text: string) =>
      session.edit(ref.root, `write ${refKey(ref)}`, (doc) => {
        const fragment = fragmentAt(doc, ref)
        return fragment ? ok(writePlainText(fragment, text)) : err('noSuchField')
      }),

    /** Puts a note on the section's wall of the present meeting; it is signed with this person's id. */
    addNote: (section: SectionId, note: { at: Point; color: NoteColor; text?: string }) => {
      const { wall, root } = onWall(section)
      const { id: by } = session.state.getState().plan.you
      const whole: Note = { id: session.newId(), at: note.at, color: note.color, text: note.text ?? '', by }
      return session.edit(root, `add ${whole.id}`, (doc) => addNote(doc, wall, whole))
    },

    moveNote: (section: SectionId, note: string, to: Point) => {
      const { wall, root } = onWall(section)
      return session.edit(root, `move ${note}`, (doc) => ok(moveNote(doc, wall, note, to)))
    },

    recolourNote: (section: SectionId, note: string, color: NoteColor) => {
      const { wall, root } = onWall(section)
      return session.edit(root, `colour ${note}`, (doc) => ok(recolourNote(doc, wall, note, color)))
    },

    removeNote: (section: SectionId, note: string) => {
      const { wall, root } = onWall(section)
      return session.edit(root, `remove ${note}`, (doc) => ok(removeNote(doc, wall, note)))
    },

    /** Several notes of one wall, in one step. */
    addNotes: (section: SectionId, notes: readonly { at: Point; color: NoteColor; text: string }[]) => {
      const { wall, root } = onWall(section)
      const { id: by } = session.state.getState().plan.you
      const whole = notes.map((note): Note => ({ ...note, id: session.newId(), by }))
      return session.edit(root, `add ${whole[0]?.id}`, (doc) => {
        for (const note of whole) {
          const added = addNote(doc, wall, note)
          if (!added.ok) return added
        }
        return ok(whole.map((note) => note.id))
      })
    },

    /** Several notes of one wall, in one step. */
    moveNotes: (section: SectionId, moves: readonly { id: string; to: Point }[]) => {
      const { wall, root } = onWall(section)
      return session.edit(root, `move ${moves.map((move) => move.id).join()}`, (doc) => {
        for (const { id, to } of moves) moveNote(doc, wall, id, to)
        return ok(undefined)
      })
    },

    /** Several notes of one wall, in one step. */
    removeNotes: (section: SectionId, notes: readonly string[]) => {
      const { wall, root } = onWall(section)
      return session.edit(root, `remove ${notes.join()}`, (doc) => {
        for (const note of notes) removeNote(doc, wall, note)
        return ok(undefined)
      })
    },

    /** Makes a note say something else, keeping what others type elsewhere in it. */
    writeNote: (section: SectionId, note: string, text: string) => {
      const { wall, root } = onWall(section)
      return session.edit(root, `write ${note}`, (doc) => {
        const fragment = noteFragment(doc, wall, note)
        return fragment ? ok(writePlainText(fragment, text)) : err('noSuchField')
      })
    },
  }
}
