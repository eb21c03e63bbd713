import { err, ok, type Result } from '@planwall/shared/result.ts'
import { type Kysely, sql } from 'kysely'
import type { Role, Schema } from '../schema.ts'
import { newId } from '../secret.ts'
import { cleanName, nameKey } from './person-name.ts'
import { deleteSeat, insertSeat } from './seat-row.ts'
import type { TableDeps } from './table-deps.ts'

export type Participant = {
  id: string
  plan: string
  role: Role
  name: string
  /** 1 to 8: which of the eight people's colours. */
  color: number
  /** The projector: it reads along, but is nobody. A plan has one at most, however many screens show it. */
  roomScreen: boolean
  createdAt: number
  removedAt: number | null
}

export type NameFault = 'nameEmpty' | 'nameTaken'

export interface ParticipantTable {
  /**
   * Adds a person to the plan and seats the session as them, in one commit. Without a colour they get the one fewest
   * others have. A session that has meanwhile come in as somebody is that person and nobody else; one that showed the
   * room screen shows it no longer.
   */
  join(person: {
    plan: string
    role: Role
    name: string
    color?: number | undefined
    session: string
  }): Promise<Result<Participant, NameFault>>
  /** Seats the session as the plan's room screen, which is made the first time. */
  joinAsRoomScreen(seat: { plan: string; session: string }): Promise<Participant>
  get(id: string): Promise<Participant | null>
  /** Everyone ever in the plan, also those removed, oldest first. */
  list(plan: string): Promise<Participant[]>
  setRole(id: string, role: Role): Promise<Result<Participant, 'unknownParticipant'>>
  /** Ends the person's access and frees the name. What they wrote keeps their id. Removing twice changes nothing. */
  remove(id: string): Promise<Result<Participant, 'unknownParticipant'>>
}

const COLORS = [1, 2, 3, 4, 5, 6, 7, 8] as const

export function createParticipantTable({ db, clock }: TableDeps): ParticipantTable {
  return {
    join: ({ plan, role, name, color, session }) => {
      if (nameKey(name) === '') return Promise.resolve(err('nameEmpty'))
      const now = clock.now()
      return db.transaction().execute(async (trx) => {
        const seated = await seatedAs(trx, session, plan)
        const before = seated.find((participant) => !participant.roomScreen)
        if (before) return ok(before)
        if (await nameIsTaken(trx, plan, name)) return err('nameTaken')
        const participant = await insertParticipant(trx, { plan, role, name, color, now })
        for (const screen of seated) await deleteSeat(trx, { session, participant: screen.id })
        await insertSeat(trx, { session, participant: participant.id, now })
        return ok(participant)
      })
    },

    joinAsRoomScreen: ({ plan, session }) => {
      const now = clock.now()
      return db.transaction().execute(async (trx) => {
        const screen = (await findRoomScreen(trx, plan)) ?? (await insertRoomScreen(trx, plan, now))
        await insertSeat(trx, { session, participant: screen.id, now })
        return screen
      })
    },

    get: (id) => findParticipant(db, id),

    list: async (plan) => {
      const all = db.selectFrom('participants').selectAll().where('plan_id', '=', plan)
      // Of those who came in the same millisecond the one who was written first.
      const rows = await all.orderBy('created_at').orderBy(sql`rowid`).execute()
      return rows.map(toParticipant)
    },

    setRole: (id, role) => updated(db, id, { role }),

    remove: (id) =>
      db.transaction().execute(async (trx) => {
        const participant = await findParticipant(trx, id)
        if (participant && participant.removedAt !== null) return ok(participant)
        return updated(trx, id, { removed_at: clock.now() })
      }),
  }
}

/** Adds the row alone. Without a colour it is the one that fewest people of the plan have. The name must be free and not empty. */
export async function insertParticipant(
  db: Kysely<Schema>,
  person: { plan: string; role: Role; name: string; color?: number | undefined; now: number },
): Promise<Participant> {
  const row = {
    id: newId(),
    plan_id: person.plan,
    role: person.role,
    name: cleanName(person.name),
    name_key: nameKey(person.name),
    color: person.color ?? (await rarestColor(db, person.plan)),
    room_screen: 0,
    created_at: person.now,
    removed_at: null,
  }
  await db.insertInto('participants').values(row).execute()
  return toParticipant(row)
}

/** Everyone this session sits as in the plan and who was not removed, in the order in which the seats were taken. */
export async function seatedAs(db: Kysely<Schema>, session: string, plan: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('seats')
    .innerJoin('participants', 'participants.id', 'seats.participant_id')
    .selectAll('participants')
    .where('seats.session_id', '=', session)
    .where('participants.plan_id', '=', plan)
    .where('participants.removed_at', 'is', null)
    .orderBy('seats.id')
    .execute()
  return rows.map(toParticipant)
}

/** The key of its name is one that no person's name has, so the screen takes nobody's name and cannot be there twice. */
async function insertRoomScreen(db: Kysely<Schema>, plan: string, now: number): Promise<Participant> {
  const row = {
    id: newId(),
    plan_id: plan,
    role: 'observer' as const,
    name: 'Room screen',
    name_key: '',
    color: 1,
    room_screen: 1,
    created_at: now,
    removed_at: null,
  }
  await db.insertInto('participants').values(row).execute()
  return toParticipant(row)
}

async function findRoomScreen(db: Kysely<Schema>, plan: string): Promise<Participant | null> {
  const row = await db
    .selectFrom('participants')
    .selectAll()
    .where('plan_id', '=', plan)
    .where('room_screen', '=', 1)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? toParticipant(row) : null
}

async function rarestColor(db: Kysely<Schema>, plan: string): Promise<number> {
  const people = await db
    .selectFrom('participants')
    .select('color')
    .where('plan_id', '=', plan)
    .where('room_screen', '=', 0)
    .where('removed_at', 'is', null)
    .execute()
  const uses = (color: number) => people.filter((person) => person.color === color).length
  return COLORS.reduce<number>((best, color) => (uses(color) < uses(best) ? color : best), COLORS[0])
}

async function nameIsTaken(db: Kysely<Schema>, plan: string, name: string): Promise<boolean> {
  const row = await db
    .selectFrom('participants')
    .select('id')
    .where('plan_id', '=', plan)
    .where('name_key', '=', nameKey(name))
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

async function findParticipant(db: Kysely<Schema>, id: string): Promise<Participant | null> {
  const row = await db.selectFrom('participants').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toParticipant(row) : null
}

async function updated(
  db: Kysely<Schema>,
  id: string,
  change: Partial<Pick<Schema['participants'], 'role' | 'removed_at'>>,
): Promise<Result<Participant, 'unknownParticipant'>> {
  const row = await db
    .updateTable('participants')
    .set(change)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row ? ok(toParticipant(row)) : err('unknownParticipant')
}

export function toParticipant(row: Schema['participants']): Participant {
  return {
    id: row.id,
    plan: row.plan_id,
    role: row.role,
    name: row.name,
    color: row.color,
    roomScreen: row.room_screen === 1,
    createdAt: row.created_at,
    removedAt: row.removed_at,
  }
}
