import type { TimerView } from '@planwall/shared/meeting/timer.ts'
import { useEffect, useRef } from 'react'
import { formatCountdown } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import { useRemaining } from '../sync/use-remaining.ts'
import { classNames } from '../ui/class-names.ts'
import { announce } from '../ui/live-region.tsx'
import { TimerRing, type TimerTone } from '../ui/timer-ring.tsx'
import styles from './timer.module.css'

const words = messages.ownWork.timer

/** In the last minute the timer turns amber, in milliseconds. */
const LOW_MS = 60_000

export function toneOf(timer: TimerView, remaining: number): TimerTone {
  if (timer.state === 'paused') return 'paused'
  if (remaining <= 0) return 'over'
  return remaining <= LOW_MS ? 'low' : 'running'
}

/** The time left of this step, the same on every screen; counts up once it is over. Nothing while it is idle. */
export function Timer({ timer }: { timer: TimerView }) {
  const remaining = useRemaining(timer)
  const tone = toneOf(timer, remaining)
  const before = useRef(tone)
  useEffect(() => {
    if (before.current === 'running' && tone === 'low') announce(words.lastMinute)
    if (before.current === 'low' && tone === 'over') announce(words.timeIsUp)
    before.current = tone
  }, [tone])
  if (timer.state === 'idle') return null
  const time = formatCountdown(tone === 'over' ? -remaining : remaining)
  const sentence = tone === 'over' ? words.over(time) : tone === 'paused' ? words.paused(time) : words.left(time)
  return (
    <span className={classNames(styles.timer, styles[tone])} role="timer" aria-label={sentence}>
      <TimerRing fraction={remaining / timer.durationMs} tone={tone} />
      {time}
    </span>
  )
}
