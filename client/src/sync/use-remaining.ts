import type { TimerView } from '@planwall/shared/meeting/timer.ts'
import { useEffect, useState } from 'react'
import { useSession } from './plan-provider.tsx'
import { remainingNow, untilNextSecond } from './server-clock.ts'

/** Milliseconds left on a timer of the meeting's view, renewed as each second ends. */
export function useRemaining(timer: TimerView): number {
  const { clock } = useSession()
  const [, tick] = useState(0)
  useEffect(() => {
    if (timer.state !== 'running') return
    let next: ReturnType<typeof setTimeout>
    const wait = () => {
      const left = remainingNow(timer, clock.now(performance.now()))
      // A moment past the second, so that it has ended when we look.
      next = setTimeout(() => {
        tick((count) => count + 1)
        wait()
      }, untilNextSecond(left) + 5)
    }
    wait()
    return () => clearTimeout(next)
  }, [timer, clock])
  return remainingNow(timer, clock.now(performance.now()))
}
