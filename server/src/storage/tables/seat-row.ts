import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** Sitting twice changes nothing. */
export async function insertSeat(
  db: Kysely<Schema>,
  seat: { session: string; participant: string; now: number },
): Promise<void> {
  await db
    .insertInto('seats')
    .values({ session_id: seat.session, participant_id: seat.participant, created_at: seat.now })
    .onConflict((conflict) => conflict.columns(['session_id', 'participant_id']).doNothing())
    .execute()
}

/** Getting up twice changes nothing. */
export async function deleteSeat(db: Kysely<Schema>, seat: { session: string; participant: string }): Promise<void> {
  await db
    .deleteFrom('seats')
    .where('session_id', '=', seat.session)
    .where('participant_id', '=', seat.participant)
    .execute()
}
