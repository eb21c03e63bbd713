import { type Participant, seatedAs } from './participants.ts'
import type { TableDeps } from './table-deps.ts'

export interface SeatTable {
  /** The person this browser belongs to in the plan; null when it sits as nobody, or as somebody who was removed. */
  participantOfSession(session: string, plan: string): Promise<Participant | null>
}

export function createSeatTable({ db }: TableDeps): SeatTable {
  return {
    participantOfSession: async (session, plan) => (await seatedAs(db, session, plan))[0] ?? null,
  }
}
