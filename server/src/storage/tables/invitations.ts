import { err, ok, type Result } from '@planwall/shared/result.ts'
import type { Kysely } from 'kysely'
import type { InvitationKind, Role, Schema } from '../schema.ts'
import { newId, newSecret } from '../secret.ts'
import type { TableDeps } from './table-deps.ts'

export type Invitation = {
  id: string
  plan: string
  role: Role
  kind: InvitationKind
  /** Random; the secret of the link is derived from it with a key that is kept outside the database. */
  nonce: string
  createdAt: number
  revokedAt: number | null
  expiresAt: number | null
}

export type NewLink = {
  plan: string
  kind: InvitationKind
  expiresAt: number | null
  secretHash: SecretHash
}

/** The hash of a link's secret: the caller derives the secret from what the store made, so the store never sees one. */
export type SecretHash = (made: { id: string; nonce: string }) => string

export interface InvitationTable {
  /** The invitation behind a link that still works, or why it does not. Revoked comes before expired. */
  findByHash(secretHash: string): Promise<Result<Invitation, 'unknown' | 'revoked' | 'expired'>>
  /** Revokes every link of this kind and makes a new one, in one commit. */
  rotate(link: NewLink): Promise<Invitation>
  /** Revokes every link of this kind. Revoking twice changes nothing. */
  revokeKind(plan: string, kind: InvitationKind): Promise<void>
  /** Every link ever made for the plan, oldest first. */
  list(plan: string): Promise<Invitation[]>
}

export function createInvitationTable({ db, clock }: TableDeps): InvitationTable {
  return {
    findByHash: async (secretHash) => {
      const row = await db
        .selectFrom('invitations')
        .selectAll()
        .where('secret_hash', '=', secretHash)
        .executeTakeFirst()
      if (!row) return err('unknown')
      if (row.revoked_at !== null) return err('revoked')
      if (row.expires_at !== null && row.expires_at <= clock.now()) return err('expired')
      return ok(toInvitation(row))
    },

    rotate: (link) => {
      const now = clock.now()
      return db.transaction().execute(async (trx) => {
        await revokeAll(trx, { ...link, now })
        return insertInvitation(trx, { ...link, now })
      })
    },

    revokeKind: (plan, kind) => revokeAll(db, { plan, kind, now: clock.now() }),

    list: async (plan) => {
      const rows = await db.selectFrom('invitations').selectAll().where('plan_id', '=', plan).execute()
      return rows.map(toInvitation).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    },
  }
}

/** Adds one link; the role follows from its kind. */
export async function insertInvitation(db: Kysely<Schema>, link: NewLink & { now: number }): Promise<Invitation> {
  const made = { id: newId(), nonce: newSecret() }
  const row = {
    ...made,
    plan_id: link.plan,
    role: roleOfKind(link.kind),
    kind: link.kind,
    secret_hash: link.secretHash(made),
    created_at: link.now,
    revoked_at: null,
    expires_at: link.expiresAt,
  }
  await db.insertInto('invitations').values(row).execute()
  return toInvitation(row)
}

async function revokeAll(db: Kysely<Schema>, link: { plan: string; kind: InvitationKind; now: number }): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ revoked_at: link.now })
    .where('plan_id', '=', link.plan)
    .where('kind', '=', link.kind)
    .where('revoked_at', 'is', null)
    .execute()
}

function roleOfKind(kind: InvitationKind): Role {
  return kind === 'roomScreen' ? 'observer' : kind
}

function toInvitation(row: Schema['invitations']): Invitation {
  return {
    id: row.id,
    plan: row.plan_id,
    role: row.role,
    kind: row.kind,
    nonce: row.nonce,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    expiresAt: row.expires_at,
  }
}
