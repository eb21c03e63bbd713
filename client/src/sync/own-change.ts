import * as Y from 'yjs'

/** Origin of what comes out of the offline store. */
export const STORED = { source: 'store' } as const

/**
 * Whether this person made a change, or something of theirs did for them: an editor's binding puts two texts that stand
 * side by side together by itself, without an origin. What is left of those is Yjs tidying up formatting after somebody
 * else's change; every client and the server do that by themselves, and where this person may not write it would be
 * refused.
 */
export function isOwnChange(transaction: Y.Transaction): boolean {
  const { local, origin } = transaction
  if (!local || origin === STORED) return false
  return origin !== null || !isTidying(transaction)
}

/** Tidying brings nothing, and deletes only inside of texts. */
function isTidying({ beforeState, afterState, changed }: Y.Transaction): boolean {
  for (const [client, clock] of afterState) if ((beforeState.get(client) ?? 0) !== clock) return false
  return [...changed.keys()].every((type) => type instanceof Y.Text)
}
