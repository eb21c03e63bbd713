import { type RefObject, useLayoutEffect, useState } from 'react'
import type { PaperSize } from './paper.ts'

/** CSS pixels a millimetre. */
const PX_PER_MM = 96 / 25.4

/** By how much paper is scaled to be as wide as the wall's room, at most its true size on a wide screen; 0 until measured. */
export function useScreenScale(wall: RefObject<HTMLElement | null>, { width }: Pick<PaperSize, 'width'>): number {
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const element = wall.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    observer.observe(element)
    return () => observer.disconnect()
  }, [wall])
  return Math.min(room / (width * PX_PER_MM), 1680 / (width * PX_PER_MM))
}
