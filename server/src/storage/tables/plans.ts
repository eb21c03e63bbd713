import { err, ok, type Result } from '@planwall/shared/result.ts'
import { checksum } from '../checksum.ts'
import { SERVER_AUTHOR } from '../plan-log.ts'
import type { InvitationKind, Schema } from '../schema.ts'
import { newId } from '../secret.ts'
import { insertInvitation } from './invitations.ts'
import { insertParticipant, type Participant } from './participants.ts'
import { cleanName } from './person-name.ts'
import { insertSeat } from './seat-row.ts'
import type { TableDeps } from './table-deps.ts'

export type Plan = {
  id: string
  /** The organisation. */
  name: string
  title: string
  createdAt: number
}

export type NewPlan = {
  name: string
  title: string
  /** The session that creates the plan and becomes the seat of its facilitator. */
  session: string
  /** Not empty: see `cleanName`. */
  facilitatorName: string
  /** The plan's document as a Yjs update: its first log entry. */
  document: Uint8Array
  /** The first control state, as JSON; the ids are made by the store, so it is built from them. */
  control: (made: { plan: string; facilitator: string }) => string
}

export type CreatedPlan = {
  plan: Plan
  facilitator: Participant
  /** The secret of each invitation link. They cannot be read again. */
  secrets: Record<InvitationKind, string>
}

export interface PlanTable {
  /** Writes the plan, its log, its facilitator, the seat and one invitation of each kind in one commit. */
  create(plan: NewPlan): Promise<CreatedPlan>
  get(id: string): Promise<Plan | null>
  /** The plans in which this session sits as a facilitator, newest first. */
  listForSession(session: string): Promise<Plan[]>
  rename(id: string, to: { name: string; title: string }): Promise<Result<Plan, 'unknownPlan'>>
}

export function createPlanTable({ db, clock }: TableDeps): PlanTable {
  const planRows = () => db.selectFrom('plans').select(['plans.id', 'plans.name', 'plans.title', 'plans.created_at'])

  return {
    create: (plan) => {
      const name = cleanName(plan.facilitatorName)
      if (name === '') throw new TypeError('A facilitator needs a name')
      const now = clock.now()
      const id = newId()
      return db.transaction().execute(async (trx) => {
        const row = { id, name: plan.name, title: plan.title, created_at: now }
        await trx
          .insertInto('plans')
          .values({ ...row, created_by_session: plan.session })
          .execute()
        const facilitator = await insertParticipant(trx, { plan: id, role: 'facilitator', name, now })
        await insertSeat(trx, { session: plan.session, participant: facilitator.id, now })
        const state = plan.control({ plan: id, facilitator: facilitator.id })
        const control = { plan_id: id, slot: 0, seq: 2, state, crc: checksum(['control', id, 2], state) }
        const document = { plan_id: id, seq: 1, author: SERVER_AUTHOR, bytes: plan.document }
        const crc = checksum(['update', id, 1, SERVER_AUTHOR], plan.document)
        await trx.insertInto('plan_heads').values({ plan_id: id, seq: 2 }).execute()
        await trx
          .insertInto('log')
          .values({ ...document, crc })
          .execute()
        await trx.insertInto('controls').values(control).execute()
        const link = async (kind: InvitationKind) =>
          (await insertInvitation(trx, { plan: id, kind, expiresAt: null, now })).secret
        const secrets = {
          facilitator: await link('facilitator'),
          member: await link('member'),
          observer: await link('observer'),
          roomScreen: await link('roomScreen'),
        }
        return { plan: toPlan(row), facilitator, secrets }
      })
    },

    get: async (id) => {
      const row = await planRows().where('plans.id', '=', id).executeTakeFirst()
      return row ? toPlan(row) : null
    },

    listForSession: async (session) => {
      const rows = await planRows()
        .innerJoin('participants', 'participants.plan_id', 'plans.id')
        .innerJoin('seats', 'seats.participant_id', 'participants.id')
        .where('seats.session_id', '=', session)
        .where('participants.role', '=', 'facilitator')
        .where('participants.removed_at', 'is', null)
        .distinct()
        .orderBy('plans.created_at', 'desc')
        .orderBy('plans.id')
        .execute()
      return rows.map(toPlan)
    },

    rename: async (id, to) => {
      const row = await db
        .updateTable('plans')
        .set({ name: to.name, title: to.title })
        .where('id', '=', id)
        .returning(['id', 'name', 'title', 'created_at'])
        .executeTakeFirst()
      return row ? ok(toPlan(row)) : err('unknownPlan')
    },
  }
}

function toPlan(row: Omit<Schema['plans'], 'created_by_session'>): Plan {
  return { id: row.id, name: row.name, title: row.title, createdAt: row.created_at }
}
