import type { Result } from '@planwall/shared/result.ts'
import type { InvitationKind } from '../schema.ts'
import type { Participant } from './participants.ts'

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
