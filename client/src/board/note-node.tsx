import type { NodeProps } from '@xyflow/react'
import { type KeyboardEvent, memo, type RefObject, useLayoutEffect, useMemo, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { firstNameOf } from '../sheet/leader.ts'
import { likelyType, noteSize, noteType, tiltOf } from '../sheet/note-place.ts'
import { NoteText } from '../sheet/note-text.tsx'
import { usePlan } from '../sync/plan-provider.tsx'
import { noteRef } from '../sync/text-ref.ts'
import { useCan, useMeeting, usePerson } from '../sync/use-meeting.ts'
import { useEditorsOf } from '../sync/use-presence.ts'
import { classNames } from '../ui/class-names.ts'
import type { NoteNode as NoteNodeType } from './board-node.ts'
import styles from './note-node.module.css'
import { editNote, select, useSelection } from './selection-store.ts'

const words = messages.board.note

/** A sticky note: its words as large as they fit, who wrote it, and a folded corner on one's own. */
export const NoteNode = memo(function NoteNode({ data, selected, dragging }: NodeProps<NoteNodeType>) {
  const { note, wall } = data
  const { you } = usePlan()
  const editing = useSelection((state) => state.editing === note.id)
  const meeting = useMeeting()?.id ?? ''
  const { can } = useCan({ kind: 'write', root: { kind: 'wall', meeting, section: wall } })
  const author = usePerson(note.by ?? '')
  const mine = note.by !== null && note.by === you.id
  const by = mine ? words.you : author ? firstNameOf(author.name) : ''
  const [writer] = useEditorsOf(useMemo(() => noteRef(meeting, wall, note.id), [meeting, wall, note.id]))
  const paper = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  useTypeThatFits(body, note.text, editing)

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.key !== 'Enter' || !can) return
    event.preventDefault()
    editNote(note.id)
  }
  // Tab takes a note in hand; a focus that came here because another note was removed does not.
  const handleKeyUp = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && event.key === 'Tab') select([note.id])
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an article would make a landmark of every thought.
    <div
      ref={paper}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the note that has the focus.
      tabIndex={0}
      aria-label={by === '' ? words.noteOf(note.text) : words.label(by, note.text)}
      aria-keyshortcuts="Enter Delete"
      data-note={note.id}
      className={classNames(
        styles.note,
        mine && styles.mine,
        selected && styles.selected,
        dragging && styles.held,
        editing && styles.editing,
        writer && styles.writing,
      )}
      style={{
        '--n': `var(--note-${note.color})`,
        '--tilt': `${tiltOf(note.id)}deg`,
        '--person': writer && `var(--p${writer.color})`,
        minHeight: noteSize.height,
      }}
      onKeyDown={handleKeyDown}
      onKeyUp={handleKeyUp}
      onDoubleClick={(event) => {
        event.stopPropagation()
        if (can) editNote(note.id)
      }}
    >
      <div ref={body} className={styles.body}>
        {editing && can ? (
          <NoteText wall={wall} note={note} onLeave={() => editNote(null)} />
        ) : (
          <p className={styles.text}>{note.text}</p>
        )}
      </div>
      {writer && (
        <span className={styles.writer} aria-hidden="true">
          {firstNameOf(writer.name)}
        </span>
      )}
      {by !== '' && (
        <span className={styles.by} aria-hidden="true">
          {by}
        </span>
      )}
    </div>
  )
})

/** Steps the type down until the words are inside the paper; a text that is too long for the smallest makes it longer. */
function useTypeThatFits(ref: RefObject<HTMLDivElement | null>, text: string, editing: boolean): void {
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const room = noteSize.height - 34 - 16
    for (const size of noteType.sizes.slice(likelyType(text.length))) {
      element.style.fontSize = `${size}px`
      if (element.scrollHeight <= room) break
    }
    // an editor in place of the words measures differently.
  }, [ref, text, editing])
}
