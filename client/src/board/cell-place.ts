import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { backRect, frontRect, type Rect } from '../sheet/geometry.ts'
import type { Side } from './use-camera.ts'

export type CellPlace = { rect: Rect; side: Side }

/** Cells never move on the page; a page that is out of view is not drawn, so what was measured is kept. */
const known = new Map<string, CellPlace>()

/** Where a section is printed, in world units; null for one that is printed nowhere. */
export function cellPlace(section: SectionId): CellPlace | null {
  for (const side of ['front', 'back'] as const) {
    const page = document.querySelector<HTMLElement>(`[data-board-side="${side}"]`)
    const cell = page?.querySelector<HTMLElement>(`[data-section="${section}"]`)
    if (!page || !cell) continue
    const place = { rect: withinPage(cell, page, side === 'front' ? frontRect : backRect), side }
    known.set(section, place)
    return place
  }
  return known.get(section) ?? null
}

/** By layout, which no zoom changes. */
function withinPage(cell: HTMLElement, page: HTMLElement, origin: Rect): Rect {
  let x = origin.x
  let y = origin.y
  let at: HTMLElement | null = cell
  while (at && at !== page) {
    x += at.offsetLeft
    y += at.offsetTop
    at = at.offsetParent instanceof HTMLElement ? at.offsetParent : null
  }
  return { x, y, width: cell.offsetWidth, height: cell.offsetHeight }
}
