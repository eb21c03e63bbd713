import { smallestEdit } from '@planwall/shared/plan/text-edit.ts'

/** Where a place in a text lies after one replacement; a place inside what was replaced moves to its end. */
export function movedBy(edit: ReturnType<typeof smallestEdit>, at: number): number {
  if (at <= edit.at) return at
  return Math.max(edit.at + edit.insert.length, at + edit.insert.length - edit.remove)
}

/**
 * What I changed in `base` to get `mine`, made in `theirs` instead: nothing that others wrote meanwhile is taken back.
 * Where both replaced the same words, both replacements stay.
 */
export function mergeEdit(base: string, mine: string, theirs: string): string {
  if (base === theirs) return mine
  const own = smallestEdit(base, mine)
  const other = smallestEdit(base, theirs)
  const from = movedBy(other, own.at)
  const to = Math.max(from, movedBy(other, own.at + own.remove))
  // Only what I replaced of the old text goes; what they wrote inside it stays.
  const overlaps = own.remove > 0 && other.at < own.at + own.remove && other.at + other.remove > own.at
  const end = overlaps ? from : to
  return theirs.slice(0, from) + own.insert + theirs.slice(end)
}
