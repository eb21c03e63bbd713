import type { You } from '@planwall/shared/protocol/http.ts'
import type { Participant } from '../storage/tables/participants.ts'

/** A participant as they are told about themselves. */
export function youOf({ id, name, role, color }: Participant): You {
  return { id, name, role, color }
}

/** Who counts as a person of the plan: everybody but those removed and the room screen. */
export function isPerson(participant: Participant): boolean {
  return participant.removedAt === null && !participant.roomScreen
}
