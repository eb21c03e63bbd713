import * as Y from 'yjs'

/** Updates merged at once. Yjs sorts them for each piece of work, so a thousand at once take a second; by groups, 10 ms. */
export const MERGED_AT_ONCE = 32

/** Updates as one. At least one is needed. */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length <= MERGED_AT_ONCE)
    return updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates([...updates])
  const groups: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += MERGED_AT_ONCE)
    groups.push(merged(updates.slice(at, at + MERGED_AT_ONCE)))
  return merged(groups)
}
