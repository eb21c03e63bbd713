import { createContext, useContext } from 'react'

/**
 * Where menus and popovers are put. A modal dialog makes everything outside it dead, so what opens inside one has to
 * live inside it; null means the page's body.
 */
export const OverlayRootContext = createContext<HTMLElement | null>(null)

export function useOverlayRoot(): HTMLElement | null {
  return useContext(OverlayRootContext)
}
