import type { Stage } from '@planwall/shared/meeting/stage.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { formatTime } from '../../messages/format.ts'
import { messages } from '../../messages/t.ts'
import { useRemaining } from '../../sync/use-remaining.ts'
import { classNames } from '../../ui/class-names.ts'
import { clockOf } from '../clock.ts'
import styles from '../room-screen.module.css'
import { JoinCode } from '../side/join-code.tsx'
import { backAt, stageTitle } from '../stage-words.ts'
import { AgreedSoFar } from './agreed-so-far.tsx'
import { PlanName } from './head.tsx'

const words = messages.roomScreen

type Props = { meeting: MeetingView; stage: Stage & { kind: 'break' }; next: Stage | null; joinLink: string | null }

/** A break: what it is, until when, what comes then; and what has been agreed so far, to look at over a coffee. */
export function BreakScene({ meeting, stage, next, joinLink }: Props) {
  const clock = clockOf(meeting.timer, useRemaining(meeting.timer))
  return (
    <div className={classNames(styles.stage, styles.pausing)}>
      <aside className={styles.pause}>
        <p className={styles.cap}>
          <PlanName />
        </p>
        <h1 className={classNames(stage.title.length > 9 && styles.wordy)}>{stage.title}</h1>
        {clock.tone !== 'none' && (
          <div
            role="timer"
            className={classNames(styles.countdown, styles[clock.tone], clock.reads.length > 5 && styles.long)}
          >
            {clock.reads}
          </div>
        )}
        <p className={styles.back}>
          {/* A clock that stands says nothing about when it will have run out. */}
          {clock.tone === 'paused' ? words.timer.paused : words.break.backAt(formatTime(backAt(meeting, stage)))}
          {next && <span>{words.break.forNext(stageTitle(next))}</span>}
        </p>
        <JoinCode link={joinLink} />
      </aside>
      <AgreedSoFar meeting={meeting} />
    </div>
  )
}
