import { useEffect, useMemo, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { useUndo } from '../sync/use-undo.ts'
import { dismissToast, showToast } from '../ui/toast-store.ts'

/**
 * Says what was done and offers to undo it. The toast goes when that is undone some other way, and with `withdraw`,
 * because something else was done since: it stands only as long as its own step is the last.
 */
export function useUndoToast(): { offer: (message: string) => void; withdraw: () => void } {
  const { undo, canRedo } = useUndo()
  const latest = useRef(undo)
  useEffect(() => {
    latest.current = undo
  })
  const offered = useRef<number | null>(null)
  useEffect(() => {
    if (canRedo && offered.current !== null) dismissToast(offered.current)
  }, [canRedo])
  return useMemo(
    () => ({
      offer: (message) => {
        offered.current = showToast(message, { label: messages.notes.undo, run: () => void latest.current() })
      },
      withdraw: () => {
        if (offered.current !== null) dismissToast(offered.current)
        offered.current = null
      },
    }),
    [],
  )
}
