import { limits, roomLeft } from '@planwall/shared/plan/limits.ts'
import type { Note } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { smallestEdit } from '@planwall/shared/plan/text-edit.ts'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { noteRef } from '../sync/text-ref.ts'
import { useEdit } from '../sync/use-edit.ts'
import { useMeeting } from '../sync/use-meeting.ts'
import { usePresence } from '../sync/use-presence.ts'
import { useUndo } from '../sync/use-undo.ts'
import { showToast } from '../ui/toast-store.ts'
import { mergeEdit, movedBy } from './merge-edit.ts'
import styles from './note-text.module.css'
import { pasteFault } from './paste-room.ts'

const words = messages.board.note

type Props = { wall: SectionId; note: Note /** Escape, or the focus has gone elsewhere. */; onLeave: () => void }

/** The words of a note while they are written. What others type meanwhile comes in without moving the caret. */
export function NoteText({ wall, note, onLeave }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const base = useRef(note.text)
  const composing = useRef(false)
  const edit = useEdit()
  const { undo, redo } = useUndo()
  const presence = usePresence()
  const meeting = useMeeting()?.id ?? ''

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

  useEffect(() => {
    const ref = noteRef(meeting, wall, note.id)
    presence.setCell(ref)
    return () => presence.leaveCell(ref)
  }, [presence, meeting, wall, note.id])

  useLayoutEffect(() => {
    const element = field.current
    // A character that an input method is composing would be lost with the value around it.
    if (!element || composing.current || element.value === note.text) return
    const { selectionStart, selectionEnd } = element
    const change = smallestEdit(element.value, note.text)
    element.value = note.text
    base.current = note.text
    element.setSelectionRange(movedBy(change, selectionStart), movedBy(change, selectionEnd))
  }, [note.text])

  const write = (element: HTMLTextAreaElement) => {
    presence.typed()
    if (composing.current) return
    const merged = mergeEdit(base.current, element.value, note.text)
    base.current = merged
    edit.writeNote(wall, note.id, merged)
  }
  const handleKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const chord = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (chord && (key === 'z' || key === 'y')) {
      // The browser's own undo knows nothing of what others wrote.
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    } else if (event.key === 'Escape' || (event.key === 'Enter' && chord)) {
      event.preventDefault()
      event.stopPropagation()
      const paper = event.currentTarget.closest<HTMLElement>('[data-note]')
      onLeave()
      paper?.focus({ preventScroll: true })
    }
  }
  const room = roomLeft(note.text.length, limits.note)
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
        onPaste={(event) => {
          // The browser would cut it short without a word.
          const { value, selectionStart, selectionEnd } = event.currentTarget
          const fault = pasteFault({
            length: event.clipboardData.getData('text/plain').length,
            room: limits.note - value.length + (selectionEnd - selectionStart),
          })
          if (fault === null) return
          event.preventDefault()
          showToast(fault)
        }}
        onInput={(event) => write(event.currentTarget)}
        onCompositionStart={() => {
          composing.current = true
        }}
        onCompositionEnd={(event) => {
          composing.current = false
          write(event.currentTarget)
        }}
        onKeyDown={handleKeyDown}
        onBlur={onLeave}
      />
      {room.state === 'near' && (
        <span className={styles.left} role="status">
          {messages.editor.charactersLeft(room.left)}
        </span>
      )}
    </div>
  )
}
