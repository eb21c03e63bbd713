import type { Note } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { type KeyboardEvent, type ReactNode, useMemo } from 'react'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { noteRef } from '../sync/text-ref.ts'
import { useMeeting, usePerson } from '../sync/use-meeting.ts'
import { useEditorsOf } from '../sync/use-presence.ts'
import { classNames } from '../ui/class-names.ts'
import { firstNameOf } from './leader.ts'
import styles from './note-card.module.css'
import { NoteText } from './note-text.tsx'

const words = messages.board.note

type Props = {
  note: Note
  wall: SectionId
  editing: boolean
  /** Left out where this person may not write on it. */
  onEdit?: ((editing: boolean) => void) | undefined
  selected?: boolean | undefined
  onSelect?: (() => void) | undefined
  /** Below the words, such as its tools. */
  children?: ReactNode
}

/** A note in a list: as high as its words, in type that can be read at any zoom. */
export function NoteCard({ note, wall, editing, onEdit, selected, onSelect, children }: Props) {
  const { you } = usePlan()
  const meeting = useMeeting()?.id ?? ''
  const author = usePerson(note.by ?? '')
  const mine = note.by !== null && note.by === you.id
  const by = mine ? words.you : author ? firstNameOf(author.name) : ''
  const [writer] = useEditorsOf(useMemo(() => noteRef(meeting, wall, note.id), [meeting, wall, note.id]))
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.key !== 'Enter' || !onEdit) return
    event.preventDefault()
    onEdit(true)
  }
  const handleKeyUp = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && event.key === 'Tab') onSelect?.()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an article would make a landmark of every thought.
    <div
      role="group"
      tabIndex={onSelect ? 0 : undefined}
      aria-label={by === '' ? words.noteOf(note.text) : words.label(by, note.text)}
      aria-keyshortcuts={onEdit && onSelect && 'Enter Delete'}
      data-note={note.id}
      className={classNames(styles.card, mine && styles.mine, selected && styles.selected, writer && styles.writing)}
      style={{ '--n': `var(--note-${note.color})`, '--person': writer && `var(--p${writer.color})` }}
      onKeyDown={handleKeyDown}
      onKeyUp={handleKeyUp}
      onClick={onSelect}
      onDoubleClick={() => onEdit?.(true)}
    >
      {editing && onEdit ? (
        <NoteText wall={wall} note={note} onLeave={() => onEdit(false)} />
      ) : (
        <p className={styles.text}>{note.text}</p>
      )}
      {by !== '' && (
        <p className={styles.by} aria-hidden="true">
          {by}
        </p>
      )}
      {children}
    </div>
  )
}
