import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { clamp, middleOf, type Rect, type Size } from '../sheet/geometry.ts'

/** A section's text rises in the shape it has on the sheet; tables take the width. */
export type LiftKind = 'lift' | 'work'

const asPrinted: ReadonlySet<SectionId> = new Set(['masthead', 'vision', 'mission', 'environment', 'values'])

export function liftKindOf(section: SectionId): LiftKind {
  return asPrinted.has(section) ? 'lift' : 'work'
}

export type LiftPlace = {
  left: number
  top: number
  width: number
  maxHeight: number
}

/** A lifted section is set in fixed type, this many times that of the page at 100 %. */
const RISE = 1.17

/** Pixels that the panel is wider than its cell: its own margins. */
const MARGINS = 60

/** Narrower than this no sentence reads well, wider no line does; in pixels. */
const WIDTH = { least: 560, most: 980 }

/** What stays free of the view, in pixels. */
export const EDGE = { top: 26, side: 14 }

/** And at its foot, where the tools are, unless told. */
export const FOOT = 84

/** A table wants this many pixels, and never more. */
const WORK_WIDTH = 1_140

/**
 * Where a lifted section stands in the view, in pixels of the canvas: over its place on the sheet, moved so that all
 * of it is inside. `cell`: that place, or null for a section that has none. `height`: what its content takes. `room`:
 * what notes leave of the view's width.
 */
export function placeLift(
  kind: LiftKind,
  cell: Rect | null,
  view: Size,
  zoom: number,
  height: number,
  foot = FOOT,
  room = wholeWidth(view),
): LiftPlace {
  const edge = { ...EDGE, bottom: foot }
  const most = Math.max(1, room.to - room.from)
  const own = clamp((cell ? cell.width / zoom : 0) * RISE + MARGINS, WIDTH.least, WIDTH.most)
  const width = Math.round(Math.min(kind === 'work' ? WORK_WIDTH : own, most))
  const maxHeight = Math.max(160, view.height - edge.top - edge.bottom)
  const shown = Math.min(height, maxHeight)
  const middle = cell && kind === 'lift' ? middleOf(cell) : { x: (room.from + room.to) / 2, y: edge.top + shown / 2 }
  return {
    left: Math.round(clamp(middle.x - width / 2, room.from, Math.max(room.from, room.to - width))),
    top: Math.round(clamp(middle.y - shown / 2, edge.top, Math.max(edge.top, view.height - edge.bottom - shown))),
    width,
    maxHeight,
  }
}

/** What a view has for a lifted section from left to right, in pixels. */
export type Room = { from: number; to: number }

export function wholeWidth(view: Size): Room {
  return { from: EDGE.side, to: Math.max(EDGE.side + 1, view.width - EDGE.side) }
}

/** The transform that lays a panel back over its cell, both in pixels of the canvas. */
export function overCell(panel: Rect, cell: Rect): string {
  const from = middleOf(panel)
  const to = middleOf(cell)
  return `translate(${to.x - from.x}px, ${to.y - from.y}px) scale(${cell.width / panel.width}, ${cell.height / panel.height})`
}
