import { useEffect } from 'react'

/**
 * Keeps `--keyboard` on the page: how much of its lower end the on-screen keyboard covers, in pixels. Browsers that
 * make the page smaller instead leave it at 0. The field with the focus is brought above it.
 */
export function useKeyboardInset(): void {
  useEffect(() => {
    const view = window.visualViewport
    if (!view) return
    const root = document.documentElement
    let covered = 0
    const measure = () => {
      // Zooming in makes the view smaller as well; that is no keyboard.
      const now = view.scale > 1.01 ? 0 : Math.max(0, Math.round(window.innerHeight - view.height - view.offsetTop))
      if (now === covered) return
      const opened = now > covered
      covered = now
      root.style.setProperty('--keyboard', `${now}px`)
      if (opened) document.activeElement?.scrollIntoView({ block: 'nearest' })
    }
    view.addEventListener('resize', measure)
    view.addEventListener('scroll', measure)
    return () => {
      view.removeEventListener('resize', measure)
      view.removeEventListener('scroll', measure)
      root.style.removeProperty('--keyboard')
    }
  }, [])
}
