import { type Participant, toParticipant } from './participants.ts'
import { insertSeat } from './seat-row.ts'
import type { TableDeps } from './table-deps.ts'

export interface SeatTable {
  /** Lets the session sit as this person too: two people who share a laptop keep two names. Sitting twice changes nothing. */
  take(session: string, participant: string): Promise<void>
  leave(session: string, participant: string): Promise<void>
  /** Everyone this session sits as in the plan and who was not removed, in the order in which the seats were taken. */
  ofSession(session: string, plan: string): Promise<Participant[]>
  /** The first of them: the person this browser belongs to. */
  participantOfSession(session: string, plan: string): Promise<Participant | null>
}

export function createSeatTable({ db, clock }: TableDeps): SeatTable {
  async function ofSession(session: string, plan: string): Promise<Participant[]> {
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

  return {
    take: (session, participant) => insertSeat(db, { session, participant, now: clock.now() }),
    leave: async (session, participant) => {
      await db.deleteFrom('seats').where('session_id', '=', session).where('participant_id', '=', participant).execute()
    },
    ofSession,
    participantOfSession: async (session, plan) => (await ofSession(session, plan))[0] ?? null,
  }
}
