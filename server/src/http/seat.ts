import type { FastifyRequest } from 'fastify'
import { RequestFault } from '../errors.ts'
import type { Participant } from '../storage/tables/participants.ts'
import type { HttpDeps } from './http-deps.ts'

type Deps = Pick<HttpDeps, 'storage' | 'identity'>

/** Who this browser is in the plan, or null when it does not sit there. */
export async function findSeat(deps: Deps, request: FastifyRequest, plan: string): Promise<Participant | null> {
  const session = await deps.identity.sessionOf(request)
  return session && deps.storage.seats.participantOfSession(session.id, plan)
}

/**
 * Who asks, in the plan they ask about. `notJoined` unless this browser sits there: a plan that does not exist and one of
 * somebody else look the same from outside.
 */
export async function seatedIn(deps: Deps, request: FastifyRequest, plan: string): Promise<Participant> {
  const you = await findSeat(deps, request, plan)
  if (!you) throw new RequestFault('notJoined')
  return you
}

/** As `seatedIn`, and `facilitatorsOnly` for anybody else who sits there. */
export async function facilitatorOf(deps: Deps, request: FastifyRequest, plan: string): Promise<Participant> {
  const you = await seatedIn(deps, request, plan)
  if (you.role !== 'facilitator') throw new RequestFault('facilitatorsOnly')
  return you
}
