import type { Participant } from './participants.ts'

export interface SeatTable {
  /** Lets the session sit as this person too: two people who share a laptop keep two names. Sitting twice changes nothing. */
  take(session: string, participant: string): Promise<void>
  leave(session: string, participant: string): Promise<void>
  /** Everyone this session sits as in the plan and who was not removed, in the order in which the seats were taken. */
  ofSession(session: string, plan: string): Promise<Participant[]>
  /** The first of them: the person this browser belongs to. */
  participantOfSession(session: string, plan: string): Promise<Participant | null>
}
