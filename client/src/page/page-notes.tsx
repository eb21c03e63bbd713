import { limits } from '@planwall/shared/plan/limits.ts'
import type { Note } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useId, useState } from 'react'
import { messages } from '../messages/t.ts'
import { NoteCard } from '../sheet/note-card.tsx'
import { inReadingOrder } from '../sheet/note-place.ts'
import { NoteTools } from '../sheet/note-tools.tsx'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { useUndoToast } from '../sheet/use-undo-toast.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useNotes } from '../sync/use-contents.ts'
import { useEdit } from '../sync/use-edit.ts'
import { useCan, useMeeting } from '../sync/use-meeting.ts'
import { showToast } from '../ui/toast-store.ts'
import styles from './page-notes.module.css'

const words = messages.notes

/** The notes on a section's wall, to be read by everybody; one's own can be changed and taken away. Nothing where none hangs. */
export function PageNotes({ section }: { section: SectionId }) {
  const notes = useNotes(section)
  const headingId = useId()
  const [editing, setEditing] = useState<string | null>(null)
  const { you } = usePlan()
  const meeting = useMeeting()?.id ?? ''
  const { can } = useCan({ kind: 'write', root: { kind: 'wall', meeting, section } })
  if (notes.length === 0) return null
  return (
    <section aria-labelledby={headingId} className={styles.notes}>
      <h3 id={headingId} className={styles.heading}>
        {words.count(notes.length)}
      </h3>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ul role="list" className={styles.list}>
        {inReadingOrder(notes).map((note) => {
          const mine = can && note.by === you.id
          return (
            <li key={note.id}>
              <NoteCard
                note={note}
                wall={section}
                editing={editing === note.id}
                onEdit={mine ? (begin) => setEditing(begin ? note.id : null) : undefined}
              >
                {mine && <OwnTools section={section} note={note} onEdit={() => setEditing(note.id)} />}
              </NoteCard>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function OwnTools({ section, note, onEdit }: { section: SectionId; note: Note; onEdit: () => void }) {
  const edit = useEdit()
  const { you } = usePlan()
  const toast = useUndoToast()
  const tell = (done: { ok: true } | { ok: false; reason: string }) => {
    if (!done.ok) showToast(sentenceFor(done.reason))
    return done.ok
  }
  const park = () => {
    const text = note.text.replaceAll(/\s+/g, ' ').trim().slice(0, limits.textField)
    if (text === '') showToast(messages.board.park.empty)
    else if (tell(edit.addRow('parkingLot', 'items', { values: { text, by: you.name } }))) toast.offer(words.parked)
  }
  return (
    <NoteTools
      className={styles.tools}
      color={note.color}
      onColor={(color) => tell(edit.recolourNote(section, note.id, color))}
      onEdit={onEdit}
      onPark={park}
      onRemove={() => {
        if (tell(edit.removeNote(section, note.id))) toast.offer(words.removed)
      }}
    />
  )
}
