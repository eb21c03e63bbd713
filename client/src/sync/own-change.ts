import type * as Y from 'yjs'

/** Origin of what comes out of the offline store. */
export const STORED = { source: 'store' } as const

/**
 * Whether this person made a change. Everything they do has an origin. What has none is Yjs tidying up formatting after
 * somebody else's change; every client and the server do that by themselves, and where this person may not write it
 * would be refused.
 */
export function isOwnChange({ local, origin }: Pick<Y.Transaction, 'local' | 'origin'>): boolean {
  return local && origin !== null && origin !== STORED
}
