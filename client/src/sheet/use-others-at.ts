import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { RosterEntry } from '@planwall/shared/protocol/roster.ts'
import { useCallback } from 'react'
import { useEditorsOf, usePresence } from '../sync/use-presence.ts'
import type { Target } from './target.ts'
import { refOf } from './words.tsx'

/** Who of the others has this value open. */
export function useOthersAt(section: SectionId, target: Target): readonly RosterEntry[] {
  return useEditorsOf(refOf(section, target))
}

/** Shows the others that this person has a value open, or has left it. */
export function useShowCell(section: SectionId, { field, row, column }: Target): (open: boolean) => void {
  const { setCell } = usePresence()
  return useCallback(
    (open) => {
      const at = { field, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) }
      setCell(open ? refOf(section, at) : null)
    },
    [setCell, section, field, row, column],
  )
}
