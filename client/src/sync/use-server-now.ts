import { useEffect, useState } from 'react'
import { useSession } from './plan-provider.tsx'

/** The server's clock in ms since 1970, looked at again after every `everyMs`; null before the server has said anything. */
export function useServerNow(everyMs: number): number | null {
  const { clock } = useSession()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return clock.now(performance.now())
}
