import { useSyncExternalStore } from 'react'

const wide = matchMedia('(min-width: 1080px)')

/** Whether there is room for a preview beside the list. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches)
}

function subscribe(changed: () => void): () => void {
  wide.addEventListener('change', changed)
  return () => wide.removeEventListener('change', changed)
}
