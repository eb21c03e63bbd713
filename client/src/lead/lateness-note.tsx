import { timeOfDay } from '@planwall/shared/meeting/run-of-day.ts'
import Clock from 'lucide-react/icons/clock'
import { messages } from '../messages/t.ts'
import type { Conflict, Day } from './day-lines.ts'
import { stageName } from './place.ts'
import styles from './rail.module.css'

const words = messages.lead.rail

/** What will not fit any more if all goes on as planned. It states the fact; what to do is the facilitator's. */
export function LatenessNote({ day }: { day: Day }) {
  if (!day.conflict) return null
  return (
    <div className={styles.lateness}>
      <Clock aria-hidden />
      <p>
        <b>{words.running(day.runningLate)}</b>
        <span>{sentenceOf(day.conflict)}</span>
      </p>
    </div>
  )
}

function sentenceOf(conflict: Conflict): string {
  if (conflict.kind === 'end') return words.pastEnd(timeOfDay(conflict.at), timeOfDay(conflict.planned))
  const { stage, fixed, at } = conflict
  return words.intoFixed(stageName(stage), stageName(fixed).toLowerCase(), timeOfDay(at))
}
