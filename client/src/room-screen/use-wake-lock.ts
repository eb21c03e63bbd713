import { useEffect } from 'react'

/** Keeps the screen from going dark while the page is seen; where the browser cannot, the device's settings rule. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let ended = false
    const take = async () => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return
      try {
        lock = await navigator.wakeLock.request('screen')
        if (ended) await lock.release()
      } catch (error) {
        // Refused on a low battery or by a policy: the room is told nothing, it could do nothing about it.
        if (!(error instanceof DOMException)) throw error
      }
    }
    // The browser lets go of it whenever the tab is hidden.
    const handleChange = () => void take()
    document.addEventListener('visibilitychange', handleChange)
    void take()
    return () => {
      ended = true
      document.removeEventListener('visibilitychange', handleChange)
      void lock?.release()
    }
  }, [])
}
