import type { Generated } from 'kysely'

export type Role = 'facilitator' | 'member' | 'observer'

/** Which link was used: a role, or the projector's link, which grants the role of an observer. */
export type InvitationKind = Role | 'roomScreen'

/** The ordinary tables as they are stored. Times are milliseconds since the epoch; flags are 0 or 1. */
export type Schema = {
  meta: { key: string; value: string }
  plans: { id: string; name: string; title: string; created_at: number; created_by_session: string }
  participants: {
    id: string
    plan_id: string
    role: Role
    name: string
    name_key: string
    color: number
    room_screen: number
    created_at: number
    removed_at: number | null
  }
  invitations: {
    id: string
    plan_id: string
    role: Role
    kind: InvitationKind
    nonce: string
    secret_hash: string
    created_at: number
    revoked_at: number | null
    expires_at: number | null
  }
  sessions: { id: string; secret_hash: string; coach: number; created_at: number; expires_at: number }
  seats: { id: Generated<number>; session_id: string; participant_id: string; created_at: number }

  /** The first entries of a plan are written with its row; from then on these belong to the log alone. */
  plan_heads: { plan_id: string; seq: number }
  log: { plan_id: string; seq: number; author: string; bytes: Uint8Array; crc: number }
  /** Written by the store alone. */
  quarantine: { plan_id: string }
  controls: { plan_id: string; slot: number; seq: number; state: string; crc: number }
}
