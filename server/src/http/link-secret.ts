import { createHmac } from 'node:crypto'
import { hashSecret } from '../storage/secret.ts'

type Made = { id: string; nonce: string }

export type LinkSecrets = {
  /** The secret of this link, the same whenever it is asked for. */
  secretOf(invitation: Made): string
  /** What the store keeps of it. */
  hashOf(invitation: Made): string
}

/**
 * Secrets of invitation links, derived instead of stored: whoever has the database has no link, and whoever leads can be
 * shown one again.
 */
export function createLinkSecrets(secretKey: string): LinkSecrets {
  const secretOf = ({ id, nonce }: Made) =>
    createHmac('sha256', secretKey).update(`invitation:${id}:${nonce}`).digest('base64url')
  return { secretOf, hashOf: (invitation) => hashSecret(secretOf(invitation)) }
}
