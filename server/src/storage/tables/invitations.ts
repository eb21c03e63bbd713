import { err, ok, type Result } from '@planwall/shared/result.ts'
import type { Kysely } from 'kysely'
import type { InvitationKind, Role, Schema } from '../schema.ts'
import { hashSecret, newId, newSecret } from '../secret.ts'
import type { TableDeps } from './table-deps.ts'

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

export function createInvitationTable({ db, clock }: TableDeps): InvitationTable {
  return {
    create: (link) => insertInvitation(db, { ...link, now: clock.now() }),

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
        await trx
          .updateTable('invitations')
          .set({ revoked_at: now })
          .where('plan_id', '=', link.plan)
          .where('kind', '=', link.kind)
          .where('revoked_at', 'is', null)
          .execute()
        return insertInvitation(trx, { ...link, now })
      })
    },

    revoke: (id) => {
      const now = clock.now()
      return db.transaction().execute(async (trx) => {
        await trx
          .updateTable('invitations')
          .set({ revoked_at: now })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .execute()
        const row = await trx.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()
        return row ? ok(toInvitation(row)) : err('unknown')
      })
    },

    list: async (plan) => {
      const rows = await db.selectFrom('invitations').selectAll().where('plan_id', '=', plan).execute()
      return rows.map(toInvitation).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    },
  }
}

/** Adds one link; the role follows from its kind. */
export async function insertInvitation(
  db: Kysely<Schema>,
  link: { plan: string; kind: InvitationKind; expiresAt: number | null; now: number },
): Promise<NewInvitation> {
  const secret = newSecret()
  const row = {
    id: newId(),
    plan_id: link.plan,
    role: roleOfKind(link.kind),
    kind: link.kind,
    secret_hash: hashSecret(secret),
    created_at: link.now,
    revoked_at: null,
    expires_at: link.expiresAt,
  }
  await db.insertInto('invitations').values(row).execute()
  return { invitation: toInvitation(row), secret }
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
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    expiresAt: row.expires_at,
  }
}
