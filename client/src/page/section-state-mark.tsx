import { unreachable } from '@planwall/shared/unreachable.ts'
import Lock from 'lucide-react/icons/lock'
import PenLine from 'lucide-react/icons/pen-line'
import { formatShortDay, formatTime } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './page-section.module.css'
import type { SectionState } from './section-state.ts'

const words = messages.page.state

const DAY_MS = 24 * 60 * 60_000

/** A section's state in words, with a shape where it matters. `now`: the server's clock, so that today reads as a time. */
export function SectionStateMark({ state, now }: { state: SectionState; now: number }) {
  switch (state.state) {
    case 'agreed':
      return (
        <span className={styles.state}>
          <Lock aria-hidden="true" />
          {words.agreed(now - state.at < DAY_MS ? formatTime(state.at) : formatShortDay(state.at))}
        </span>
      )
    case 'active':
      return (
        <span className={classNames(styles.state, styles.live)}>
          <PenLine aria-hidden="true" />
          {words.active}
        </span>
      )
    case 'writing':
      return <span className={classNames(styles.state, styles.said)}>{words.writing(state.names)}</span>
    case 'draft':
      return <span className={classNames(styles.state, styles.said)}>{words.draft}</span>
    case 'empty':
      return <span className={styles.state}>{words.empty}</span>
    default:
      return unreachable(state)
  }
}
