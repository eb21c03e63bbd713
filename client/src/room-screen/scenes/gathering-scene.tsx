import { plannedStarts, timeOfDay } from '@planwall/shared/meeting/run-of-day.ts'
import type { Stage } from '@planwall/shared/meeting/stage.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { messages } from '../../messages/t.ts'
import { classNames } from '../../ui/class-names.ts'
import { usePages } from '../fit/use-pages.ts'
import styles from '../room-screen.module.css'
import { BigTimer } from '../side/big-timer.tsx'
import { JoinCode } from '../side/join-code.tsx'
import { stageTitle, standingOf } from '../stage-words.ts'
import { AgreedSoFar } from './agreed-so-far.tsx'
import { Head } from './head.tsx'
import { PageMark } from './page-mark.tsx'
import { PeopleHere } from './people-here.tsx'

const words = messages.roomScreen

type Props = { meeting: MeetingView; stage: Stage & { kind: 'gathering' }; joinLink: string | null }

/** Everyone together: at first the day ahead, later what has come of it. */
export function GatheringScene({ meeting, stage, joinLink }: Props) {
  if (standingOf(meeting).agreed.length > 0) {
    return (
      <div className={classNames(styles.stage, styles.pausing)}>
        <aside className={styles.pause}>
          <h1 className={classNames(stage.title.length > 9 && styles.wordy)}>{stage.title}</h1>
          <div className={styles.gatheringClock}>
            <BigTimer timer={meeting.timer} />
          </div>
          <JoinCode link={joinLink} />
        </aside>
        <AgreedSoFar meeting={meeting} />
      </div>
    )
  }
  return (
    <div className={styles.stage}>
      <Day meeting={meeting} title={stage.title} />
      <aside className={styles.side}>
        <BigTimer timer={meeting.timer} />
        <PeopleHere look="list" />
        <JoinCode link={joinLink} />
      </aside>
    </div>
  )
}

function Day({ meeting, title }: { meeting: MeetingView; title: string }) {
  const pages = usePages({ kind: 'list', largest: 36, body: 36 })
  const starts = plannedStarts(meeting)
  const { progress } = meeting
  return (
    <main ref={pages.frame} className={styles.main}>
      <Head title={title} tagline={words.gathering.today} />
      <div ref={pages.room} className={styles.room}>
        <div ref={pages.content}>
          <ol className={styles.day} data-block="">
            {meeting.agenda.map((stage, index) => {
              const now = progress.phase === 'running' && progress.stage === stage.id
              const done = !now && meeting.visits.some((visit) => visit.stage === stage.id)
              return (
                <li
                  key={stage.id}
                  aria-current={now ? 'step' : undefined}
                  className={classNames(now && styles.now, done && styles.done, stage.kind === 'break' && styles.rest)}
                >
                  <time>{timeOfDay(starts[index]?.minuteOfDay ?? 0)}</time>
                  {stageTitle(stage)}
                </li>
              )
            })}
          </ol>
        </div>
      </div>
      <PageMark page={pages.page} pages={pages.pages} />
    </main>
  )
}
