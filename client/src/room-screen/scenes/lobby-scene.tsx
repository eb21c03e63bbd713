import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { formatDay } from '../../messages/format.ts'
import { messages } from '../../messages/t.ts'
import { usePlan } from '../../sync/plan-provider.tsx'
import { useRoster } from '../../sync/use-meeting.ts'
import { classNames } from '../../ui/class-names.ts'
import { Mark } from '../../ui/mark.tsx'
import styles from '../room-screen.module.css'
import { CodeToScan } from '../side/code-to-scan.tsx'
import { PeopleHere } from './people-here.tsx'

const words = messages.roomScreen.before

/** Before the day begins: whose plan, when, the code to come in by, and who is already here. */
export function LobbyScene({ meeting, joinLink }: { meeting: MeetingView; joinLink: string | null }) {
  const { organisation, title } = usePlan()
  const leader = useRoster().people.find((person) => person.role === 'facilitator')?.name
  return (
    <div className={classNames(styles.stage, styles.lobby)}>
      <main className={styles.main}>
        <p className={classNames(styles.cap, styles.brand)}>
          <Mark />
          {messages.app.name}
        </p>
        <header className={styles.head}>
          <h1 className={classNames(styles.whose, organisation.length > 34 && styles.wordy)}>{organisation}</h1>
        </header>
        <p className={styles.lead}>
          {title}
          <br />
          <b>{words.at(formatDay(Date.parse(`${meeting.day}T12:00:00`)), meeting.startsAt)}</b>
          {leader && `. ${words.ledBy(leader)}.`}
        </p>
        <PeopleHere look="grid" />
      </main>
      <aside className={styles.side}>
        {joinLink && (
          <div className={styles.code}>
            <CodeToScan text={joinLink} label={messages.roomScreen.joinLabel(new URL(joinLink).host)} size={536} />
            <p>
              {words.code}
              <b>{new URL(joinLink).host}</b>
            </p>
          </div>
        )}
      </aside>
    </div>
  )
}
