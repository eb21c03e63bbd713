import type { TimerView } from '@planwall/shared/meeting/timer.ts'
import { MINUTE_MS } from '@planwall/shared/meeting/timer.ts'
import { formatCountdown } from '../messages/format.ts'

/** How a timer is shown: what it reads, how urgent that is, and how much of it is left, from 1 down to 0. */
export type Clock =
  | { tone: 'none' }
  | { tone: 'running' | 'low' | 'paused'; reads: string; left: number }
  /** The time is over; it counts up. */
  | { tone: 'over'; reads: string; left: 0 }

/** Pure: `remaining` in milliseconds, negative once the time is over. */
export function clockOf(timer: TimerView, remaining: number): Clock {
  if (timer.state === 'idle') return { tone: 'none' }
  if (remaining <= 0) {
    const over = Math.floor(-remaining / 1000) * 1000
    return { tone: 'over', reads: `${over > 0 ? '+' : ''}${formatCountdown(over)}`, left: 0 }
  }
  const left = timer.durationMs > 0 ? Math.min(1, remaining / timer.durationMs) : 0
  const tone = timer.state === 'paused' ? 'paused' : remaining <= MINUTE_MS ? 'low' : 'running'
  return { tone, reads: formatCountdown(remaining), left }
}
