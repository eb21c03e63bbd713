import { useEffect, useRef } from 'react'

/** F fills the screen and leaves it again. */
export function useFullScreenKey(): void {
  useKey((event) => {
    if (event.key.toLowerCase() !== 'f' || event.repeat) return
    if (document.fullscreenElement) void document.exitFullscreen()
    // Refused where a policy forbids it; the browser's own key is left then.
    else document.documentElement.requestFullscreen?.().catch(() => undefined)
  })
}

/** The arrow and page keys turn pages, for whoever stands at the projector's computer. */
export function usePageKeys(turn: (by: number) => void): void {
  useKey((event) => {
    if (['ArrowDown', 'ArrowRight', 'PageDown', ' '].includes(event.key)) turn(1)
    if (['ArrowUp', 'ArrowLeft', 'PageUp'].includes(event.key)) turn(-1)
  })
}

function useKey(handle: (event: KeyboardEvent) => void): void {
  const latest = useRef(handle)
  useEffect(() => {
    latest.current = handle
  })
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) latest.current(event)
    }
    window.addEventListener('keydown', handleKeyDown)
    return () => window.removeEventListener('keydown', handleKeyDown)
  }, [])
}
