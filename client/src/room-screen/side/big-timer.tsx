import type { TimerView } from '@planwall/shared/meeting/timer.ts'
import { messages } from '../../messages/t.ts'
import { useRemaining } from '../../sync/use-remaining.ts'
import { classNames } from '../../ui/class-names.ts'
import { type Clock, clockOf } from '../clock.ts'
import styles from './side.module.css'

const words = messages.roomScreen.timer

/** The clock of the group, to be read from the last row; nothing when none is running. */
export function BigTimer({ timer }: { timer: TimerView }) {
  const clock = clockOf(timer, useRemaining(timer))
  if (clock.tone === 'none') return null
  return (
    <section>
      <div
        role="timer"
        aria-label={labelOf(clock)}
        className={classNames(styles.timer, styles[clock.tone], clock.reads.length > 5 && styles.long)}
      >
        {clock.reads}
      </div>
      <div className={classNames(styles.bar, styles[clock.tone])}>
        <i style={{ width: `${clock.left * 100}%` }} />
      </div>
      {clock.tone === 'paused' && <p className={styles.state}>{words.paused}</p>}
      {clock.tone === 'over' && <p className={classNames(styles.state, styles.over)}>{words.timeIsUp}</p>}
    </section>
  )
}

function labelOf(clock: Exclude<Clock, { tone: 'none' }>): string {
  return clock.tone === 'over' ? words.over(clock.reads.replace('+', '')) : words.left(clock.reads)
}
