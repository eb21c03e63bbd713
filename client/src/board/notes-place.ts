import type { Point } from '@planwall/shared/plan/note.ts'
import { frontRect, type Rect, type Size, toCanvas, type Viewport } from '../sheet/geometry.ts'
import { noteSize } from '../sheet/note-place.ts'
import { cornerOf } from './board-node.ts'
import { EDGE, type LiftKind, type LiftPlace, placeLift, type Room, wholeWidth } from './lift-place.ts'

/**
 * Where the notes of a lifted section stand: `around` it on the board, where people put them, or in a list `beside` or
 * `below` it where the view has no room for that. Places in pixels of the canvas.
 */
export type NotesPlace =
  | { on: 'around'; lift: LiftPlace }
  | { on: 'beside' | 'below'; lift: LiftPlace; list: { left: number; top: number; width: number; maxHeight: number } }

export type NotesView = {
  kind: LiftKind
  cell: Rect | null
  view: Size
  /** Where the board stands, or is on its way to. */
  viewport: Viewport
  /** What the section's content takes, in pixels. */
  height: number
  foot: number
  notes: readonly { at: Point }[]
}

/** Smaller than this nobody reads a note on the board. */
const LEAST_ZOOM = 0.5

/** A section gives way to the notes at its sides down to this width, in pixels; below it they are listed. A table narrower than that is none. */
const LEAST_AROUND = { lift: 560, work: 830 }
const LEAST_BESIDE = { lift: 480, work: 830 }

/** Between a section and its notes, in pixels. */
const GAP = 12

/** The list, in pixels: its width beside a section, its height below one. */
const LIST = { narrow: 172, wide: 204, wideFrom: 1_100, height: 136, leastHeight: 320 }

/** Farther from the middle than this a note hangs beside the page, and the section gives way to it; in units. */
const BESIDE_PAGE = frontRect.width / 2 - noteSize.width

/** A note is seen while at least this much of it is, as a share of its paper. */
const SEEN = 0.7

/** The section's place among its notes: it gives way to those beside the page. Null when some could not be seen or read. */
export function placeAround(of: NotesView): NotesPlace | null {
  const { kind, cell, view, viewport, height, foot, notes } = of
  const papers = notes.map(({ at }) => ({ at, rect: toCanvas({ ...cornerOf(at), ...noteSize }, viewport) }))
  const whole = wholeWidth(view)
  const room: Room = {
    from: Math.max(
      whole.from,
      ...papers.filter(({ at }) => at.x < -BESIDE_PAGE).map(({ rect }) => rect.x + rect.width + GAP),
    ),
    to: Math.min(whole.to, ...papers.filter(({ at }) => at.x > BESIDE_PAGE).map(({ rect }) => rect.x - GAP)),
  }
  const lift = placeLift(kind, cell, view, viewport.zoom, height, foot, notes.length === 0 ? whole : room)
  if (notes.length === 0) return { on: 'around', lift }
  if (viewport.zoom < LEAST_ZOOM || room.to - room.from < LEAST_AROUND[kind]) return null
  const panel = { x: lift.left, y: lift.top, width: lift.width, height: Math.min(height, lift.maxHeight) }
  const seen = { x: 0, y: 0, width: view.width, height: view.height }
  const isSeen = ({ rect }: { rect: Rect }) =>
    shared(rect, seen) >= SEEN * areaOf(rect) && shared(rect, panel) <= (1 - SEEN) * areaOf(rect)
  return papers.every(isSeen) ? { on: 'around', lift } : null
}

/** The section's place beside a list of its notes, or above one where the view is too narrow. */
export function placeBesideList({ kind, cell, view, viewport, height, foot }: NotesView): NotesPlace {
  const width = view.width >= LIST.wideFrom ? LIST.wide : LIST.narrow
  const whole = wholeWidth(view)
  const room = { from: whole.from, to: whole.to - width - GAP }
  if (room.to - room.from >= LEAST_BESIDE[kind]) {
    const lift = placeLift(kind, cell, view, viewport.zoom, height, foot, room)
    const most = view.height - foot - EDGE.top
    const top = Math.max(EDGE.top, Math.min(lift.top, view.height - foot - Math.min(LIST.leastHeight, most)))
    const left = lift.left + lift.width + GAP
    return { on: 'beside', lift, list: { left, top, width, maxHeight: view.height - foot - top } }
  }
  const lift = placeLift(kind, cell, view, viewport.zoom, height, foot + LIST.height + GAP)
  const top = Math.max(EDGE.top, view.height - foot - LIST.height)
  return { on: 'below', lift, list: { left: lift.left, top, width: lift.width, maxHeight: LIST.height } }
}

function shared(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function areaOf({ width, height }: Rect): number {
  return width * height
}
