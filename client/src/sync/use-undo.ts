import { useSession, useSessionState } from './plan-provider.tsx'

/** Takes back, or does again, what this person did last, wherever in the plan that was. */
export function useUndo() {
  const session = useSession()
  const canUndo = useSessionState((state) => state.canUndo)
  const canRedo = useSessionState((state) => state.canRedo)
  return { undo: () => session.undo(), redo: () => session.redo(), canUndo, canRedo }
}
