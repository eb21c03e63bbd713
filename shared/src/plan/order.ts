import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Keys grow by a character for every few rows put into the same gap; longer ones are made afresh. */
const MAX_KEY_LENGTH = 48

/** A place in a list, or null for anything that is none. */
export function parseOrder(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_KEY_LENGTH || !/^[A-Za-z][0-9A-Za-z]+$/.test(value)) return null
  try {
    generateKeyBetween(value, null)
    return value
  } catch {
    // The library has no check of its own: it throws for a key that it did not make.
    return null
  }
}

/** By place, then by id: what has no readable place comes last. Two people who insert in the same gap get equal places. */
export function byOrder(a: { id: string; order: string | null }, b: { id: string; order: string | null }): number {
  if (a.order !== b.order) {
    if (a.order === null) return 1
    if (b.order === null) return -1
    return a.order < b.order ? -1 : 1
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Where a newcomer goes, and which of the others must move so that there is room: usually none. */
export type Placement = { own: string; moved: Map<number, string> }

/**
 * The place at `index` in a list sorted by `byOrder`. Neighbours without a readable place or with equal ones get new
 * places, as few of them as will do.
 */
export function placeAt(orders: readonly (string | null)[], index: number): Placement {
  let start = index
  while (start > 0 && orders[start - 1] === null) start--
  const low = orders[start - 1] ?? null
  let end = index
  while (end < orders.length && !isAfter(orders[end] ?? null, low)) end++
  const keys = generateNKeysBetween(low, orders[end] ?? null, end - start + 1)
  // Too long, or at the very end of the range, where the library makes a key that it then refuses.
  if (keys.some((key) => parseOrder(key) === null)) {
    return placement(generateNKeysBetween(null, null, orders.length + 1), 0, index)
  }
  return placement(keys, start, index)
}

function isAfter(order: string | null, low: string | null): boolean {
  return order !== null && (low === null || order > low)
}

/** `keys` are for the places from `start` on, the newcomer's among them. */
function placement(keys: string[], start: number, index: number): Placement {
  const moved = new Map<number, string>()
  let own = ''
  for (const [offset, key] of keys.entries()) {
    const place = start + offset
    if (place === index) own = key
    else moved.set(place < index ? place : place - 1, key)
  }
  return { own, moved }
}
