import { limits } from '@planwall/shared/plan/limits.ts'
import type { Note } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { smallestEdit } from '@planwall/shared/plan/text-edit.ts'
import { useLayoutEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { useEdit } from '../sync/use-edit.ts'
import { usePresence } from '../sync/use-presence.ts'
import styles from './note-text.module.css'
import { editNote } from './selection-store.ts'

const words = messages.board.note

/** The words of a note while they are written. What others type meanwhile comes in without moving the caret. */
export function NoteText({ wall, note }: { wall: SectionId; note: Note }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const shown = useRef(note.text)
  const edit = useEdit()
  const presence = usePresence()

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    let frame = 0
    // A new note is hidden until the canvas has measured it, and what is hidden takes no focus.
    const take = () => {
      element.focus({ preventScroll: true })
      if (document.activeElement !== element) frame = requestAnimationFrame(take)
      else element.setSelectionRange(element.value.length, element.value.length)
    }
    take()
    return () => cancelAnimationFrame(frame)
  }, [])

  useLayoutEffect(() => {
    const element = field.current
    if (!element || element.value === note.text) return
    const { selectionStart, selectionEnd } = element
    const change = smallestEdit(element.value, note.text)
    element.value = note.text
    shown.current = note.text
    const moved = (at: number) =>
      at <= change.at ? at : Math.max(change.at, at + change.insert.length - change.remove)
    element.setSelectionRange(moved(selectionStart), moved(selectionEnd))
  }, [note.text])

  return (
    <div className={styles.field} data-value={note.text === '' ? words.ask : `${note.text} `}>
      <textarea
        ref={field}
        className={`${styles.text} nodrag nopan nowheel`}
        aria-label={words.textLabel}
        placeholder={words.ask}
        defaultValue={note.text}
        maxLength={limits.note}
        rows={1}
        onInput={(event) => {
          presence.typed()
          edit.writeNote(wall, note.id, event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            event.preventDefault()
            event.stopPropagation()
            const paper = event.currentTarget.closest<HTMLElement>('[data-note]')
            editNote(null)
            paper?.focus({ preventScroll: true })
          }
        }}
        onBlur={() => editNote(null)}
      />
    </div>
  )
}
