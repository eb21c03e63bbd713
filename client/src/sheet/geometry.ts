import type { Point } from '@planwall/shared/plan/note.ts'

/** A rectangle; in world units (1 unit is 1 px at 100 %) or in pixels of the canvas, as its name says. */
export type Rect = { x: number; y: number; width: number; height: number }
export type Size = { width: number; height: number }

/** Where the world is on the canvas: a world point p is drawn at p * zoom + (x, y). */
export type Viewport = { x: number; y: number; zoom: number }

/** The printed page, A3 in units. Its middle is the middle of the world, from where notes count as well. */
export const sheetSize: Size = { width: 1680, height: 1188 }

/** Between the first side and the second one: room for two columns of notes. */
const SIDES_APART = 560

export const frontRect: Rect = { x: -sheetSize.width / 2, y: -sheetSize.height / 2, ...sheetSize }
export const backRect: Rect = { ...frontRect, x: frontRect.x + sheetSize.width + SIDES_APART }

export function toCanvas(rect: Rect, { x, y, zoom }: Viewport): Rect {
  return { x: rect.x * zoom + x, y: rect.y * zoom + y, width: rect.width * zoom, height: rect.height * zoom }
}

export function toWorld(point: Point, { x, y, zoom }: Viewport): Point {
  return { x: (point.x - x) / zoom, y: (point.y - y) / zoom }
}

export function middleOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
}

/** The nearest value inside; the low end when nothing is. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}

/** What an overview shows of the world: the page and the notes beside it. */
export const overviewRect: Rect = {
  x: frontRect.x - 280,
  y: frontRect.y - 40,
  width: frontRect.width + 560,
  height: frontRect.height + 80,
}
