import { useSessionState } from './plan-provider.tsx'

/** How many rows of the plan were ever set aside on the server as damaged; 0 for all but facilitators. */
export function useRowsSetAside(): number {
  return useSessionState((state) => state.setAside)
}
