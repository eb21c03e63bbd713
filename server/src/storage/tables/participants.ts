import type { Result } from '@planwall/shared/result.ts'
import type { Role } from '../schema.ts'

export type Participant = {
  id: string
  plan: string
  role: Role
  name: string
  /** 1 to 8: which of the eight people's colours. */
  color: number
  createdAt: number
  removedAt: number | null
}

export type NameFault = 'nameEmpty' | 'nameTaken'

export interface ParticipantTable {
  /** Adds a person to the plan and seats the session as them, in one commit. The colour is the one fewest others have. */
  join(person: { plan: string; role: Role; name: string; session: string }): Promise<Result<Participant, NameFault>>
  get(id: string): Promise<Participant | null>
  /** Everyone ever in the plan, also those removed, oldest first. */
  list(plan: string): Promise<Participant[]>
  /** The role this person has now; null when unknown or removed. */
  roleOf(id: string): Promise<Role | null>
  rename(id: string, name: string): Promise<Result<Participant, NameFault | 'unknownParticipant'>>
  setRole(id: string, role: Role): Promise<Result<Participant, 'unknownParticipant'>>
  /** Ends the person's access and frees the name. What they wrote keeps their id. Removing twice changes nothing. */
  remove(id: string): Promise<Result<Participant, 'unknownParticipant'>>
}
