import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import { useSessionState } from './plan-provider.tsx'

/** What the server gave as its reason when it ended the line, until the line carries again; null when it just broke. */
export function useSentAway(): CloseName | null {
  return useSessionState((state) => state.sentAway)
}
