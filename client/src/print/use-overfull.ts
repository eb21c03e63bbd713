import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import { type RefObject, useEffect, useState } from 'react'

export type Overfull = { section: SectionId; lines: number }

/** The boxes of the page that hold more than fits, read from the page itself: each cell writes there how it fits. */
export function useOverfull(wall: RefObject<HTMLElement | null>): readonly Overfull[] {
  const [overfull, setOverfull] = useState<readonly Overfull[]>([])
  useEffect(() => {
    const element = wall.current
    if (!element) return
    const read = () => {
      const found = [...element.querySelectorAll<HTMLElement>('[data-over]')].flatMap(boxOf)
      setOverfull((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found))
    }
    read()
    const observer = new MutationObserver(read)
    observer.observe(element, { subtree: true, childList: true, attributeFilter: ['data-over'] })
    return () => observer.disconnect()
  }, [wall])
  return overfull
}

function boxOf(cell: HTMLElement): Overfull[] {
  const section = sectionIds.find((id) => id === cell.closest<HTMLElement>('[data-section]')?.dataset.section)
  return section === undefined ? [] : [{ section, lines: Number(cell.dataset.over) }]
}
