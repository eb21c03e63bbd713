/** The one replacement that turns a text into another. */
export type TextEdit = { at: number; remove: number; insert: string }

/**
 * Keeps what both texts begin and end with, so that whoever writes elsewhere in the same text is not disturbed.
 * Offsets are UTF-16 units and never fall inside a surrogate pair, which Yjs would replace by two unknown characters.
 */
export function smallestEdit(before: string, after: string): TextEdit {
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before[head] === after[head]) head++
  if (head > 0 && isHighSurrogate(before.charCodeAt(head - 1))) head--
  let tail = 0
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--
  return { at: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
