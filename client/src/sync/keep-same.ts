/**
 * `after`, with every part that says the same as in `before` replaced by that part of `before`: what has not changed
 * stays the same object, so that a letter in one row draws one row anew. Items of a list are found by their `id`, others
 * by their place. For plain data only.
 */
export function keepSame<T>(before: unknown, after: T): T {
  return same(before, after) as T
}

function same(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before
  if (Array.isArray(before) && Array.isArray(after)) return sameList(before, after)
  if (isRecord(before) && isRecord(after)) return sameRecord(before, after)
  return after
}

function sameList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const byId = new Map(before.map((item) => [idOf(item), item]))
  const list = after.map((item, index) => {
    const id = idOf(item)
    return same(id === undefined ? before[index] : byId.get(id), item)
  })
  return list.length === before.length && list.every((item, index) => item === before[index]) ? before : list
}

function sameRecord(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(after).map(([key, value]) => [key, same(before[key], value)] as const)
  const isSame = entries.length === Object.keys(before).length && entries.every(([key, value]) => value === before[key])
  return isSame ? before : Object.fromEntries(entries)
}

function idOf(item: unknown): unknown {
  return isRecord(item) ? item.id : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
