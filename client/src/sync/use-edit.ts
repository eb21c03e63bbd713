import { useMemo } from 'react'
import { type Edit, editsOf } from './edits.ts'
import { useSession } from './plan-provider.tsx'

/**
 * The verbs that change the plan. Every one answers with a Result: when the change is not made its reason has a
 * sentence in `messages.sync.reasons`, for the person who tried.
 */
export function useEdit(): Edit {
  const session = useSession()
  return useMemo(() => editsOf(session), [session])
}
