import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import { SaveWords } from '../sheet/save-words.tsx'
import { Timer } from '../sheet/timer.tsx'
import { usePlan } from '../sync/plan-provider.tsx'
import type { Group } from './group.ts'
import styles from './plan-page.module.css'

const words = messages.page

type Props = { meeting: MeetingView; group: Group; onTray: () => void }

/** Where the group is and how long still; below, what has become of this person's work, and the other views. */
export function PageHead({ meeting, group, onTray }: Props) {
  const { id, organisation, you } = usePlan()
  return (
    <header className={styles.top}>
      <div className={styles.where}>
        <h1>{words.title}</h1>
        <p>{[group.words, organisation].filter((part) => part !== '').join(', ')}</p>
      </div>
      <Timer timer={meeting.timer} />
      <div className={styles.line}>
        {you.role === 'observer' ? <span /> : <SaveWords onTray={onTray} />}
        <nav aria-label={words.otherViews} className={styles.views}>
          <Link href={`/plans/${id}`} className={styles.board}>
            {words.board}
          </Link>
          <Link href={`/plans/${id}/print`}>{words.print}</Link>
        </nav>
      </div>
    </header>
  )
}
