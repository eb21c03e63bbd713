import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { Note } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { NoteCard } from '../sheet/note-card.tsx'
import { inReadingOrder } from '../sheet/note-place.ts'
import { NoteTools } from '../sheet/note-tools.tsx'
import { useCan, useMeeting } from '../sync/use-meeting.ts'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './note-list.module.css'
import type { NotesPlace } from './notes-place.ts'
import { editNote, select, useSelection } from './selection-store.ts'
import type { NoteActions } from './use-note-actions.ts'
import { useParking } from './use-parking.ts'

const words = messages.notes

type Props = {
  section: SectionId
  notes: readonly Note[]
  place: Extract<NotesPlace, { on: 'beside' | 'below' }>
  actions: NoteActions
}

/** The notes of a lifted section in a list, where the board has no room to show them around it. */
export function NoteList({ section, notes, place, actions }: Props) {
  const { selected, editing } = useSelection()
  const meeting = useMeeting()?.id ?? ''
  const { can } = useCan({ kind: 'write', root: { kind: 'wall', meeting, section } })
  const park = useParking()
  const list = useRef<HTMLUListElement>(null)
  // A new note comes into view, wherever in the order it stands.
  useEffect(() => {
    if (editing)
      list.current?.querySelector(`[data-note="${editing}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [editing])
  const handleKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }
    const step = steps[event.key]
    if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.dataset.note) return
    event.preventDefault()
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-note]') ?? [])]
    const next = cards[cards.indexOf(event.target) + step]
    if (!next?.dataset.note) return
    next.focus()
    select([next.dataset.note])
  }
  return (
    <section
      className={classNames(styles.wall, styles[place.on])}
      style={place.list}
      aria-label={words.onWall(labelOf(plainWords, section))}
      data-note-list=""
    >
      <header className={styles.head}>
        <span>{notes.length === 0 ? words.none : words.count(notes.length)}</span>
        {can && <IconButton size="small" label={words.add} icon={<Plus aria-hidden />} onClick={() => actions.add()} />}
      </header>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ul ref={list} role="list" className={styles.list} onKeyDown={handleKeyDown}>
        {inReadingOrder(notes).map((note) => (
          <li key={note.id}>
            <NoteCard
              note={note}
              wall={section}
              editing={editing === note.id}
              onEdit={can ? (begin) => editNote(begin ? note.id : null) : undefined}
              selected={selected.has(note.id)}
              onSelect={() => select([note.id])}
            >
              {can && selected.has(note.id) && selected.size === 1 && (
                <NoteTools
                  className={styles.tools}
                  color={note.color}
                  onColor={actions.recolour}
                  onEdit={editing === note.id ? undefined : () => editNote(note.id)}
                  onPark={() => park([note.text])}
                  onRemove={actions.remove}
                />
              )}
            </NoteCard>
          </li>
        ))}
      </ul>
    </section>
  )
}
