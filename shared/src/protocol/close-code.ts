/**
 * Why the server ends a socket, and what the client does then. `reconnect`: by itself, with jitter. `rebuild`: once,
 * with a fresh document. `reload`: a newer client is waiting. `stop`: no retry; the person reads the sentence.
 * A stock y-websocket client never retries after 4400 to 4499, so what passes by itself lies outside.
 */
export const closeCodes = {
  restarting: { code: 1012, reason: 'Server restarting', client: 'reconnect' },
  roleChanged: { code: 4205, reason: 'Role changed', client: 'reconnect' },
  badFrame: { code: 4400, reason: 'Frame not understood', client: 'rebuild' },
  notJoined: { code: 4401, reason: 'Not joined', client: 'stop' },
  removed: { code: 4403, reason: 'Access ended', client: 'stop' },
  noSuchPlan: { code: 4404, reason: 'No such plan', client: 'stop' },
  slowReader: { code: 4508, reason: 'Reading too slowly', client: 'reconnect' },
  newerPlan: { code: 4405, reason: 'Plan of a newer server', client: 'stop' },
  clientTaken: { code: 4409, reason: 'Client id taken', client: 'rebuild' },
  tooBig: { code: 4413, reason: 'Frame too big', client: 'rebuild' },
  wrongOrigin: { code: 4421, reason: 'Opened under another address', client: 'stop' },
  outdated: { code: 4426, reason: 'Please reload', client: 'reload' },
  tooMany: { code: 4529, reason: 'Too many messages or connections', client: 'reconnect' },
  storeFailed: { code: 4503, reason: 'Could not save', client: 'reconnect' },
} as const

export type CloseName = keyof typeof closeCodes
export type CloseReaction = (typeof closeCodes)[CloseName]['client']

/** The entry of a close code, or null for one that is not ours (a lost line, a proxy). */
export function closeCodeOf(code: number): (typeof closeCodes)[CloseName] | null {
  return Object.values(closeCodes).find((entry) => entry.code === code) ?? null
}
