import * as Y from 'yjs'

/**
 * Whether a text reads the same without these marks, such as a bold that starts and ends around deleted words.
 *
 * Yjs takes such marks away by itself in every client that learns of the change which left them over, and each client
 * sends that deletion, be the section locked for its person or not. It is no work of theirs, so it is no refusal
 * either; and were it kept out, words typed between the two marks later would be bold for some and not for others.
 */
export function marksShowNothing(text: Y.XmlText, marks: ReadonlySet<Y.Item>): boolean {
  const shown = new Map<string, string>()
  const without = new Map<string, string>()
  const differing = new Set<string>()
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      const { key } = item.content
      const value = JSON.stringify(item.content.value ?? null)
      shown.set(key, value)
      if (!marks.has(item)) without.set(key, value)
      if ((without.get(key) ?? 'null') === value) differing.delete(key)
      else differing.add(key)
    } else if (item.countable && differing.size > 0) return false
  }
  return true
}
