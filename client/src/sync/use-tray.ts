import { useMemo } from 'react'
import { useSession, useSessionState } from './plan-provider.tsx'
import type { TrayItem } from './rescue.ts'

/** What this person wrote that the plan could not take, oldest first; kept in this browser until they decide. */
export function useTray() {
  const session = useSession()
  const items = useSessionState((state) => state.tray)
  const verbs = useMemo(
    () => ({ discard: (item: TrayItem): void => session.changeTray({ add: [], remove: [item.id] }) }),
    [session],
  )
  return { items, ...verbs }
}
