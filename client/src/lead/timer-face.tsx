import type { TimerView } from '@planwall/shared/meeting/timer.ts'
import { formatCountdown } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import { useRemaining } from '../sync/use-remaining.ts'
import { classNames } from '../ui/class-names.ts'
import { TimerRing, type TimerTone } from '../ui/timer-ring.tsx'
import styles from './dock.module.css'

const words = messages.lead.timer

/** In its last minute the timer turns amber, in milliseconds. */
const LOW_MS = 60_000

/** The time left, in digits that do not dance; over counts up. */
export function TimerFace({ timer }: { timer: Exclude<TimerView, { state: 'idle' }> }) {
  const remaining = useRemaining(timer)
  const tone = toneOf(timer, remaining)
  const time = formatCountdown(tone === 'over' ? -remaining : remaining)
  return (
    <span role="timer" aria-label={sentenceOf(tone, time)} className={classNames(styles.face, styles[tone])}>
      <TimerRing fraction={remaining / timer.durationMs} tone={tone} />
      {time}
      {tone === 'over' && <small>{words.overWord}</small>}
    </span>
  )
}

function toneOf(timer: TimerView, remaining: number): TimerTone {
  if (timer.state === 'paused') return 'paused'
  if (remaining <= 0) return 'over'
  return remaining <= LOW_MS ? 'low' : 'running'
}

function sentenceOf(tone: TimerTone, time: string): string {
  if (tone === 'over') return words.over(time)
  return tone === 'paused' ? words.paused(time) : words.left(time)
}
