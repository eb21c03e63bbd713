import { classNames } from './class-names.ts'
import styles from './timer-ring.module.css'

export type TimerTone = 'running' | 'low' | 'over' | 'paused'

type Props = {
  /** How much is left, from 1 down to 0. Over shows a full ring whatever it says. */
  fraction: number
  tone: TimerTone
}

/** The time left as a ring, sized by the text beside it. Silent: the figure beside it is the message. */
export function TimerRing({ fraction, tone }: Props) {
  if (tone === 'paused') {
    return (
      <svg viewBox="0 0 22 22" aria-hidden="true" className={classNames(styles.ring, styles.paused)}>
        <rect x="5" y="3" width="4.5" height="16" rx="1" />
        <rect x="12.5" y="3" width="4.5" height="16" rx="1" />
      </svg>
    )
  }
  const left = tone === 'over' ? 1 : Math.min(1, Math.max(0, fraction))
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true" className={classNames(styles.ring, styles[tone])}>
      <circle cx="11" cy="11" r="9" />
      {left > 0 && (
        <circle cx="11" cy="11" r="9" pathLength="100" className={styles.left} strokeDasharray={`${left * 100} 100`} />
      )}
    </svg>
  )
}
