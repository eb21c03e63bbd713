import { useEffect, useState } from 'react'
import { fetchJoinLink } from '../sync/fetch-join-link.ts'

/** How often it is asked again, in milliseconds: the facilitator may have made a new one. */
const AGAIN_MS = 60_000

/** The members' link, whole; null while it is not known or switched off. A line that is down keeps the last one. */
export function useJoinLink(planId: string, isOnline: boolean): string | null {
  const [link, setLink] = useState<string | null>(null)
  useEffect(() => {
    if (!isOnline) return
    let current = true
    const ask = async () => {
      const answer = await fetchJoinLink(planId)
      if (!current || !answer.ok) return
      const { path, roomUrl } = answer.value
      setLink(path === null ? null : `${roomUrl ?? location.origin}${path}`)
    }
    void ask()
    const timer = setInterval(() => void ask(), AGAIN_MS)
    return () => {
      current = false
      clearInterval(timer)
    }
  }, [planId, isOnline])
  return link
}
