import type { Roster } from '@planwall/shared/protocol/roster.ts'
import { useEffect, useState } from 'react'

const MINUTE_MS = 60_000

type Seen = ReadonlyMap<string, number | null>

/**
 * For how many minutes each person has been away, by id: only of those whom this page saw leave, because nobody tells
 * it about earlier.
 */
export function useAwayMinutes(roster: Roster): ReadonlyMap<string, number> {
  const [left, setLeft] = useState<Seen>(new Map())
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    setLeft((before) => seenNow(before, roster, performance.now()))
  }, [roster])
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), MINUTE_MS / 4)
    return () => clearInterval(timer)
  }, [])
  const minutes = new Map<string, number>()
  for (const [id, at] of left) if (at !== null) minutes.set(id, Math.max(0, Math.floor((now - at) / MINUTE_MS)))
  return minutes
}

/** Null while somebody is here; the moment they left once they are not. Who was never seen here is not in it. */
export function seenNow(before: Seen, roster: Roster, now: number): Seen {
  const seen = new Map<string, number | null>()
  for (const { id, here } of roster.people) {
    if (here) seen.set(id, null)
    else if (before.has(id)) seen.set(id, before.get(id) ?? now)
  }
  return seen
}
