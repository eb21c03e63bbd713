import type { Kysely } from 'kysely'
import { checksum } from '../checksum.ts'
import { SERVER_AUTHOR } from '../plan-log.ts'
import type { InvitationKind, Schema } from '../schema.ts'
import { newId } from '../secret.ts'
import { insertInvitation, type SecretHash } from './invitations.ts'
import { insertParticipant, type Participant, toParticipant } from './participants.ts'
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
  facilitatorColor?: number | undefined
  /** The plan's document as a Yjs update: its first log entry. */
  document: Uint8Array
  /** The first control state, as JSON; the ids are made by the store, so it is built from them. */
  control: (made: { plan: string; facilitator: string }) => string
  /** The hash of the secret of each of the four links. */
  secretHash: SecretHash
}

export type CreatedPlan = { plan: Plan; facilitator: Participant }

/** A plan and who this browser is in it. `control` is the control state as JSON, null when none can be trusted. */
export type SeatedPlan = { plan: Plan; you: Participant; control: string | null }

export interface PlanTable {
  /** Writes the plan, its log, its facilitator, the seat and one invitation of each kind in one commit. */
  create(plan: NewPlan): Promise<CreatedPlan>
  get(id: string): Promise<Plan | null>
  /** The control state as JSON; null when there is no such plan or none can be trusted. */
  control(id: string): Promise<string | null>
  /** The plans in which this session sits, newest first. */
  listForSession(session: string): Promise<SeatedPlan[]>
}

const INVITATION_KINDS: readonly InvitationKind[] = ['facilitator', 'member', 'observer', 'roomScreen']

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
        const facilitator = await insertParticipant(trx, {
          plan: id,
          role: 'facilitator',
          name,
          color: plan.facilitatorColor,
          now,
        })
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
        for (const kind of INVITATION_KINDS) {
          await insertInvitation(trx, { plan: id, kind, expiresAt: null, secretHash: plan.secretHash, now })
        }
        return { plan: toPlan(row), facilitator }
      })
    },

    get: async (id) => {
      const row = await planRows().where('plans.id', '=', id).executeTakeFirst()
      return row ? toPlan(row) : null
    },

    control: async (id) => (await controlsOf(db, [id])).get(id) ?? null,

    listForSession: async (session) => {
      const seats = await db
        .selectFrom('seats')
        .innerJoin('participants', 'participants.id', 'seats.participant_id')
        .selectAll('participants')
        .where('seats.session_id', '=', session)
        .where('participants.removed_at', 'is', null)
        .orderBy('seats.id', 'desc')
        .execute()
      // Two people may share the browser: the first seat in a plan, set last, is who it belongs to.
      const you = new Map(seats.map((row) => [row.plan_id, toParticipant(row)]))
      if (you.size === 0) return []
      const rows = await planRows()
        .where('plans.id', 'in', [...you.keys()])
        .orderBy('plans.created_at', 'desc')
        .orderBy('plans.id')
        .execute()
      const controls = await controlsOf(db, [...you.keys()])
      return rows.flatMap((row) => {
        const participant = you.get(row.id)
        return participant ? [{ plan: toPlan(row), you: participant, control: controls.get(row.id) ?? null }] : []
      })
    },
  }
}

/** The newest control state of each plan whose checksum holds. */
async function controlsOf(db: Kysely<Schema>, plans: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('controls').selectAll().where('plan_id', 'in', plans).orderBy('seq').execute()
  const good = rows.filter((row) => checksum(['control', row.plan_id, row.seq], row.state) === row.crc)
  return new Map(good.map((row) => [row.plan_id, row.state]))
}

function toPlan(row: Omit<Schema['plans'], 'created_by_session'>): Plan {
  return { id: row.id, name: row.name, title: row.title, createdAt: row.created_at }
}
