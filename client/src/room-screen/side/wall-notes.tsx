import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { messages } from '../../messages/t.ts'
import { firstNameOf } from '../../sheet/leader.ts'
import { inReadingOrder } from '../../sheet/note-place.ts'
import { useNotes } from '../../sync/use-contents.ts'
import { useRoster } from '../../sync/use-meeting.ts'
import styles from './side.module.css'

const words = messages.roomScreen

/** How many notes hang beside the section, and as many of them as there is room for, whole. */
export function WallNotes({ section }: { section: SectionId }) {
  const notes = inReadingOrder(useNotes(section)).filter((note) => note.text.trim() !== '')
  const { people } = useRoster()
  if (notes.length === 0) return null
  const authorOf = (by: string | null) => firstNameOf(people.find((person) => person.id === by)?.name ?? '')
  return (
    <section className={styles.wall}>
      <h2>{words.notes(notes.length)}</h2>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.id} style={{ '--n': `var(--note-${note.color})` }}>
            <p>{note.text}</p>
            <small>{authorOf(note.by)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
