import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useCallback, useState } from 'react'
import { sectionInHash } from './address.ts'

/** Which sections are unfolded, at first the one that the address names. One in which the person has had the focus stays so when the group moves on. */
export function useOpenSections() {
  const [open, setOpen] = useState<ReadonlySet<SectionId>>(() => {
    const linked = sectionInHash(location.hash)
    return new Set(linked ? [linked] : [])
  })
  const [last, setLast] = useState<SectionId | null>(null)
  const toggle = useCallback((section: SectionId, shown: boolean) => {
    setOpen((before) => {
      const after = new Set(before)
      if (shown) after.add(section)
      else after.delete(section)
      return after
    })
  }, [])
  const touch = useCallback(
    (section: SectionId) => {
      setLast(section)
      toggle(section, true)
    },
    [toggle],
  )
  const leave = useCallback(() => setLast(null), [])
  return { open, last, toggle, touch, leave }
}
