import { type Participant, seatedAs } from './participants.ts'
import { deleteSeat, insertSeat } from './seat-row.ts'
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
  const ofSession: SeatTable['ofSession'] = (session, plan) => seatedAs(db, session, plan)

  return {
    take: (session, participant) => insertSeat(db, { session, participant, now: clock.now() }),
    leave: (session, participant) => deleteSeat(db, { session, participant }),
    ofSession,
    participantOfSession: async (session, plan) => (await ofSession(session, plan))[0] ?? null,
  }
}
