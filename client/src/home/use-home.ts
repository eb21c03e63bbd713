import type { Me } from '@planwall/shared/protocol/http.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { becomeCoach, fetchMe, signOut } from '../sync/api.ts'
import type { ApiFault } from '../sync/ask.ts'
import { coachKeyIn } from './coach-key.ts'

export type HomeState =
  | { state: 'loading' }
  | { state: 'unknown'; fault: ApiFault }
  /** `fault` is why the coach's link that was just opened did not work. */
  | { state: 'known'; me: Me; fault: ApiFault | null }

type Home = { home: HomeState; again: () => void; leave: () => Promise<Stayed | null> }

/** Why somebody is not signed out, or that what this browser keeps of the plans could not be deleted. */
export type Stayed = ApiFault | { code: 'stillKept' }

/** Who this browser is and its plans; kept fresh when the tab is come back to. A coach's link in the address is used first. */
export function useHome(): Home {
  const [home, setHome] = useState<HomeState>({ state: 'loading' })
  const running = useRef(Promise.resolve())

  const load = useCallback((coachKey: string | null) => {
    const once = async () => {
      const opened = coachKey === null ? null : await becomeCoach({ key: coachKey })
      const me = await fetchMe()
      setHome((before) => {
        // What is on screen stays there when only the refreshing failed.
        if (!me.ok) return before.state === 'known' ? before : { state: 'unknown', fault: me.fault }
        const told = before.state === 'known' && !me.value.coach ? before.fault : null
        return { state: 'known', me: me.value, fault: opened === null ? told : opened.ok ? null : opened.fault }
      })
    }
    // One after the other, so that an older answer never replaces a newer one.
    running.current = running.current.then(once)
    return running.current
  }, [])

  useEffect(() => {
    void load(takeCoachKey())
    const openLink = () => {
      const key = takeCoachKey()
      if (key !== null) void load(key)
    }
    const refresh = () => {
      if (document.visibilityState === 'visible') void load(null)
    }
    window.addEventListener('hashchange', openLink)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      window.removeEventListener('hashchange', openLink)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [load])

  const leave = async (): Promise<Stayed | null> => {
    const answer = await signOut()
    if (!answer.ok) return answer.fault
    // Whoever uses this computer next finds nothing of the plans on it. Fetched now: home shows no plan by itself.
    try {
      const { forgetEverything } = await import('../sync/browser-storage.ts')
      await forgetEverything()
    } catch (error) {
      console.warn('What this browser keeps could not be deleted:', error)
      return { code: 'stillKept' }
    }
    await load(null)
    return null
  }

  return { home, again: () => void load(takeCoachKey()), leave }
}

/** Takes the key out of the address bar, so that nobody reads it there or finds it in the history. */
function takeCoachKey(): string | null {
  const key = coachKeyIn(location.hash)
  if (key !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return key
}
