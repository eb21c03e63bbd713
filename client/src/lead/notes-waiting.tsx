import { currentStage } from '@planwall/shared/meeting/meeting-state.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { messages } from '../messages/t.ts'
import { useFilledWalls } from '../sync/use-contents.ts'
import styles from './panel.module.css'

const words = messages.lead.notes

type Props = { meeting: MeetingView; onLook?: ((section: SectionId) => void) | undefined }

/** How many notes hang where, the present section first, so that none of them waits unread. */
export function NotesWaiting({ meeting, onLook }: Props) {
  const walls = useFilledWalls().filter(({ section }) => section !== 'masthead')
  const stage = currentStage(meeting)
  const here = stage?.kind === 'section' ? stage.section : null
  const inOrder = [...walls].sort((a, b) => Number(b.section === here) - Number(a.section === here))
  const all = walls.reduce((count, { notes }) => count + notes.length, 0)
  return (
    <section className={styles.walls} aria-labelledby="lead-notes">
      <h2 id="lead-notes" className={styles.head}>
        {words.title} {all > 0 && <small>{words.count(all)}</small>}
      </h2>
      {all === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one.
        <ul role="list" className={styles.wallList}>
          {inOrder.map(({ section, notes }) => (
            <li key={section}>
              <button type="button" className={styles.wall} disabled={!onLook} onClick={() => onLook?.(section)}>
                {labelOf(plainWords, section)} <b>{notes.length}</b>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
