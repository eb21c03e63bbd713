import type { FastifyInstance } from 'fastify'
import { RequestFault } from '../errors.ts'
import type { HttpDeps } from './http-deps.ts'
import { facilitatorOf } from './seat.ts'

type OfPerson = { Params: { plan: string; participant: string } }

/** The people of a plan. Who they are is told over the socket; here one of them can be asked to leave. */
export function peopleRoutes(api: FastifyInstance, deps: HttpDeps): void {
  const { storage, rooms } = deps

  api.delete<OfPerson>('/plans/:plan/people/:participant', async (request) => {
    const you = await facilitatorOf(deps, request, request.params.plan)
    const person = await storage.participants.get(request.params.participant)
    if (!person || person.plan !== you.plan || person.removedAt !== null) throw new RequestFault('noSuchPerson')
    if (person.id === you.id) throw new RequestFault('notYourself')
    // First the seat, then the sockets: whoever comes back in between finds the door closed.
    await storage.participants.remove(person.id)
    rooms.removed(you.plan, person.id)
    return {}
  })
}
