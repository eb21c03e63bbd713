import { clamp, frontRect, middleOf, type Rect, type Size, type Viewport } from '../sheet/geometry.ts'
import { FOOT } from './lift-place.ts'

export const MIN_ZOOM = 0.1
export const MAX_ZOOM = 4

/** What stays free around the sheet in the overview, in pixels: notes beside it; tools below come on top of that. */
const AROUND = { top: 28, side: 100 }

/** On a narrow view the notes' margin gives way before the sheet does, down to this share of the width. */
const MOST_SIDE_SHARE = 0.085

/** The whole sheet, with room for the notes beside it and the tools below. */
export function overviewOf(view: Size, { rect = frontRect, foot = FOOT } = {}): Viewport {
  const side = Math.min(AROUND.side, view.width * MOST_SIDE_SHARE)
  return frame(rect, view, { ...AROUND, side, bottom: foot + 8 }, 2)
}

/** One section as large as the view allows. */
export function closeUpOf(rect: Rect, view: Size, foot = FOOT): Viewport {
  return frame(rect, view, { top: 40, bottom: foot + 16, side: 60 }, 2)
}

/** The same place in the middle, nearer or farther. */
export function zoomedBy(viewport: Viewport, factor: number, view: Size): Viewport {
  return zoomedTo(viewport, viewport.zoom * factor, view)
}

export function zoomedTo(viewport: Viewport, wanted: number, view: Size): Viewport {
  const zoom = clamp(wanted, MIN_ZOOM, MAX_ZOOM)
  const k = zoom / viewport.zoom
  return {
    zoom,
    x: view.width / 2 - (view.width / 2 - viewport.x) * k,
    y: view.height / 2 - (view.height / 2 - viewport.y) * k,
  }
}

function frame(rect: Rect, view: Size, around: { top: number; bottom: number; side: number }, most: number): Viewport {
  const width = Math.max(1, view.width - 2 * around.side)
  const height = Math.max(1, view.height - around.top - around.bottom)
  const zoom = clamp(Math.min(width / rect.width, height / rect.height), MIN_ZOOM, most)
  const middle = middleOf(rect)
  return {
    zoom,
    x: view.width / 2 - middle.x * zoom,
    // What is lower than the room for it hangs from the top, as paper does.
    y: around.top + Math.max(0, (height - rect.height * zoom) / 2) - rect.y * zoom,
  }
}
