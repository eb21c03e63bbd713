import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { RosterEntry } from '@planwall/shared/protocol/roster.ts'
import { useCallback, useEffect, useRef } from 'react'
import { useEditorsOf, usePresence } from '../sync/use-presence.ts'
import type { Target } from './target.ts'
import { refOf } from './words.tsx'

/** Who of the others has this value open. */
export function useOthersAt(section: SectionId, target: Target): readonly RosterEntry[] {
  return useEditorsOf(refOf(section, target))
}

/**
 * Shows the others that this person has a value open, or has left it. A value that can be edited no longer, or is gone,
 * counts as left: the browser says nothing of a control that is taken away.
 */
export function useShowCell(
  section: SectionId,
  { field, row, column }: Target,
  mayEdit: boolean,
): (open: boolean) => void {
  const { setCell, leaveCell } = usePresence()
  const isOpen = useRef(false)
  const show = useCallback(
    (open: boolean) => {
      if (!open && !isOpen.current) return
      isOpen.current = open
      const at = { field, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) }
      if (open) setCell(refOf(section, at))
      else leaveCell(refOf(section, at))
    },
    [setCell, leaveCell, section, field, row, column],
  )
  useEffect(() => {
    if (mayEdit) return () => show(false)
  }, [mayEdit, show])
  return show
}
