/**
 * How much fits, in one place. Lengths are counted in UTF-16 units, as an input's `maxLength` does. People are told
 * before a limit bites: from `NEAR` of it on, a field shows what is left.
 */
export const limits = {
  personName: 60,
  organisation: 60,
  planTitle: 80,
  /** A field or a cell of one line. */
  textField: 500,
  /** All paragraphs of a rich text together. */
  richText: 5_000,
  note: 1_000,
  /** A unit, such as `per 10,000`. */
  unit: 24,
  /** A decimal with its sign and point. */
  decimal: 24,
  rowsPerTable: 100,
  notesPerWall: 300,
  /** Lists inside lists; deeper ones are not read. */
  listDepth: 4,
  /** Notes lie within this many units of a wall's middle, in either direction. */
  wallReach: 20_000,
} as const

/** Share of a limit from which on it is worth a word. */
const NEAR = 0.9

export type Room = { state: 'room' } | { state: 'near'; left: number } | { state: 'over'; by: number }

/** How a length or a count stands against its limit. */
export function roomLeft(used: number, limit: number): Room {
  if (used > limit) return { state: 'over', by: used - limit }
  if (used >= limit * NEAR) return { state: 'near', left: limit - used }
  return { state: 'room' }
}
