import type { Schema } from '../schema.ts'
import { hashSecret, newId, newSecret } from '../secret.ts'
import type { TableDeps } from './table-deps.ts'

/** A browser we know. */
export type Session = {
  id: string
  /** May create plans. */
  coach: boolean
  createdAt: number
  expiresAt: number
}

export interface SessionTable {
  /** The secret goes into the cookie and cannot be read again. */
  create(session: { coach: boolean }): Promise<{ session: Session; secret: string }>
  /** Null when unknown, ended or expired. */
  findByHash(secretHash: string): Promise<Session | null>
  /** The browser was here: the session lasts 90 days from now. Null when it had ended or expired. Cheap to call often. */
  touch(id: string): Promise<Session | null>
  /** From now on the browser may create plans. */
  makeCoach(id: string): Promise<void>
  /** The cookie stops working at once. Ending twice changes nothing. */
  end(id: string): Promise<void>
}

const DAY_MS = 86_400_000
const SESSION_MS = 90 * DAY_MS

/** A session is moved on once a day at most: a commit for each request would be wasted. */
const TOUCH_STEP_MS = DAY_MS

export function createSessionTable({ db, clock }: TableDeps): SessionTable {
  const liveSessions = () => db.selectFrom('sessions').selectAll().where('expires_at', '>', clock.now())

  return {
    create: async ({ coach }) => {
      const secret = newSecret()
      const now = clock.now()
      const row = {
        id: newId(),
        secret_hash: hashSecret(secret),
        coach: coach ? 1 : 0,
        created_at: now,
        expires_at: now + SESSION_MS,
      }
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('sessions').where('expires_at', '<=', now).execute()
        await trx.insertInto('sessions').values(row).execute()
      })
      return { session: toSession(row), secret }
    },

    findByHash: async (secretHash) => {
      const row = await liveSessions().where('secret_hash', '=', secretHash).executeTakeFirst()
      return row ? toSession(row) : null
    },

    touch: async (id) => {
      const row = await liveSessions().where('id', '=', id).executeTakeFirst()
      if (!row) return null
      const expiresAt = clock.now() + SESSION_MS
      if (expiresAt - row.expires_at < TOUCH_STEP_MS) return toSession(row)
      await db.updateTable('sessions').set({ expires_at: expiresAt }).where('id', '=', id).execute()
      return toSession({ ...row, expires_at: expiresAt })
    },

    makeCoach: async (id) => {
      await db.updateTable('sessions').set({ coach: 1 }).where('id', '=', id).execute()
    },

    end: async (id) => {
      await db.deleteFrom('sessions').where('id', '=', id).execute()
    },
  }
}

function toSession(row: Schema['sessions']): Session {
  return { id: row.id, coach: row.coach === 1, createdAt: row.created_at, expiresAt: row.expires_at }
}
