import type { Note, Point } from '@planwall/shared/plan/note.ts'
import { clamp, frontRect, middleOf, type Rect } from './geometry.ts'

/** A note's paper, in units. A long text makes it longer, never wider. */
export const noteSize = { width: 204, height: 148 }

/** From one note to the next in a column, in units. */
const STEP = noteSize.height + 24

/** Notes beside the sheet lie over its empty margin by this much, so that the overview shows them whole. */
const OVER_MARGIN = 42

/** Degrees, seven steps to either side. */
const MOST_TILT = 1.8

/** How far a note leans, in degrees: always the same for one note, so that it never jumps. */
export function tiltOf(id: string): number {
  let hash = 7
  for (const sign of id) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003
  return Math.round(((hash % 15) / 7 - 1) * MOST_TILT * 10) / 10
}

/**
 * The first free place for a note, in the order people fill a wall: down beside the sheet on the right, then on the
 * left, inside what is seen; when all of it is full, near the middle of the view and off the notes there.
 */
export function freePlace(taken: readonly Point[], seen: Rect): Point {
  const margins = [
    frontRect.x + frontRect.width - OVER_MARGIN + noteSize.width / 2,
    frontRect.x + OVER_MARGIN - noteSize.width / 2,
  ]
  for (const x of margins) {
    if (x - noteSize.width * 0.4 < seen.x || x + noteSize.width * 0.4 > seen.x + seen.width) continue
    const from = Math.max(frontRect.y, seen.y) + noteSize.height
    const to = Math.min(frontRect.y + frontRect.height, seen.y + seen.height) - noteSize.height / 2
    for (let y = from; y <= to; y += STEP) if (isFree({ x, y }, taken)) return { x: Math.round(x), y: Math.round(y) }
  }
  const middle = middleOf(seen)
  let at = { x: Math.round(middle.x), y: Math.round(middle.y) }
  for (let tries = 0; tries < 40 && !isFree(at, taken, 20); tries++) at = { x: at.x + 28, y: at.y + 28 }
  return at
}

/** Places for so many notes at once, in a grid around a point. */
export function gridOf(count: number, around: Point): Point[] {
  const columns = Math.ceil(Math.sqrt(count))
  const rows = Math.ceil(count / columns)
  const across = noteSize.width + 20
  return Array.from({ length: count }, (_, index) => ({
    x: Math.round(around.x + ((index % columns) - (columns - 1) / 2) * across),
    y: Math.round(around.y + (Math.floor(index / columns) - (rows - 1) / 2) * STEP),
  }))
}

/** The texts that pasted words become notes of: a line each, empty ones and list signs left out, long ones cut apart. */
export function notesInText(text: string, longest: number): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '')
    .flatMap((line) => pieces(line, longest))
}

/** Notes in the order people read a wall: columns from left to right, each from the top. */
export function inReadingOrder<N extends Pick<Note, 'id' | 'at'>>(notes: readonly N[]): N[] {
  const column = (note: N) => Math.floor(note.at.x / noteSize.width)
  return [...notes].sort((a, b) => column(a) - column(b) || a.at.y - b.at.y || (a.id < b.id ? -1 : 1))
}

/** Type on a note, in units: as large as lets everything in, and never too small to read. */
export const noteType = { sizes: [21.5, 19.5, 17.5, 15.5, 14], line: 1.32 }

/** The size to begin measuring with, so that a short note is measured once. */
export function likelyType(length: number): number {
  const index = [46, 62, 84, 118].findIndex((most) => length <= most)
  return clamp(index === -1 ? noteType.sizes.length - 1 : index, 0, noteType.sizes.length - 1)
}

function isFree(at: Point, taken: readonly Point[], apart = 0): boolean {
  const x = apart || noteSize.width * 0.8
  const y = apart || noteSize.height * 0.8
  return taken.every((other) => Math.abs(other.x - at.x) >= x || Math.abs(other.y - at.y) >= y)
}

function pieces(line: string, longest: number): string[] {
  if (line.length <= longest) return [line]
  const space = line.lastIndexOf(' ', longest)
  const end = space > longest / 2 ? space : longest
  return [line.slice(0, end).trim(), ...pieces(line.slice(end).trim(), longest)]
}
