import { useSessionState } from './plan-provider.tsx'
import type { SaveState } from './save-state.ts'

/** What the header says about saving. */
export function useSaveState(): SaveState {
  return useSessionState((state) => state.save)
}
