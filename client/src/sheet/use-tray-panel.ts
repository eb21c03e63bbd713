import { useCallback, useEffect, useRef, useState } from 'react'
import { useTray } from '../sync/use-tray.ts'

export type TrayPanel = {
  shown: boolean
  /** The person asked for it, so it may take the focus; what opens by itself must not take it from a text. */
  asked: boolean
  ask: () => void
  later: () => void
}

/** Opens the tray by itself when something falls in, and not again for the same once it was put off. */
export function useTrayPanel(): TrayPanel {
  const waiting = useTray().items.length
  const seen = useRef(0)
  const [state, setState] = useState<'closed' | 'fell' | 'asked'>('closed')
  useEffect(() => {
    const more = waiting > seen.current
    seen.current = waiting
    if (more) setState((now) => (now === 'closed' ? 'fell' : now))
  }, [waiting])
  const ask = useCallback(() => setState('asked'), [])
  const later = useCallback(() => setState('closed'), [])
  return { shown: state !== 'closed' && waiting > 0, asked: state === 'asked', ask, later }
}
