import * as Y from 'yjs'

/**
 * Whether taking back what this person made must leave this item standing: others have written in it, or it belongs to a
 * row or a note in which they have. `made` are the types that would go with the same step.
 */
export function isSpared(item: Y.Item, made: ReadonlySet<Y.Item>, own: number): boolean {
  const { content, parent, parentSub } = item
  const type = content instanceof Y.ContentType ? content.type : null
  if (type && holdsWorkOfOthers(type, own)) return true
  if (!(parent instanceof Y.AbstractType) || !parent._item || !made.has(parent._item)) return false
  // Without its place or its order a note or a row would be none any more, and a text needs a paragraph to write in.
  const isNeeded = parentSub !== null || (type !== null && parent._length === 1)
  return isNeeded && isSpared(parent._item, made, own)
}

/** Whether anything to read in it is not of this client. */
function holdsWorkOfOthers(type: Y.AbstractType<unknown>, own: number): boolean {
  for (const item of type._map.values()) if (isOfOthers(item, own)) return true
  for (let item = type._start; item; item = item.right) if (isOfOthers(item, own)) return true
  return false
}

function isOfOthers(item: Y.Item, own: number): boolean {
  if (item.deleted || !item.countable) return false
  if (item.content instanceof Y.ContentType) return holdsWorkOfOthers(item.content.type, own)
  return item.id.client !== own
}
