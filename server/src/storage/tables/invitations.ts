import type { Result } from '@planwall/shared/result.ts'
import type { InvitationKind, Role } from '../schema.ts'

export type Invitation = {
  id: string
  plan: string
  role: Role
  kind: InvitationKind
  createdAt: number
  revokedAt: number | null
  expiresAt: number | null
}

/** An invitation just made, with the secret of its link. The secret cannot be read again. */
export type NewInvitation = { invitation: Invitation; secret: string }

export interface InvitationTable {
  /** Makes one more link of this kind; those made before stay valid. */
  create(link: { plan: string; kind: InvitationKind; expiresAt: number | null }): Promise<NewInvitation>
  /** The invitation behind a link that still works, or why it does not. Revoked comes before expired. */
  findByHash(secretHash: string): Promise<Result<Invitation, 'unknown' | 'revoked' | 'expired'>>
  /** Revokes every link of this kind and makes a new one, in one commit. */
  rotate(link: { plan: string; kind: InvitationKind; expiresAt: number | null }): Promise<NewInvitation>
  /** Revoking twice changes nothing. */
  revoke(id: string): Promise<Result<Invitation, 'unknown'>>
  /** Every link ever made for the plan, oldest first. */
  list(plan: string): Promise<Invitation[]>
}
