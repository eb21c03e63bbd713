import type { Edit } from './edits.ts'
import { useSession, useSessionState } from './plan-provider.tsx'

/**
 * The verbs that change the plan. Every one answers with a Result: when the change is not made its reason has a
 * sentence in `messages.sync.reasons`, for the person who tried.
 */
export function useEdit(): Edit {
  return useSession().edits
}

/** Takes back, or does again, what this person did last, wherever in the plan that was. */
export function useUndo() {
  const session = useSession()
  const canUndo = useSessionState((state) => state.canUndo)
  const canRedo = useSessionState((state) => state.canRedo)
  return { undo: () => session.undo(), redo: () => session.redo(), canUndo, canRedo }
}
