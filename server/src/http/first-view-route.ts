import { viewFor } from '@planwall/shared/meeting/view-for.ts'
import type { FirstView } from '@planwall/shared/protocol/first-view.ts'
import type { RosterEntry } from '@planwall/shared/protocol/roster.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import type { FastifyInstance } from 'fastify'
import { RequestFault } from '../errors.ts'
import { compressed } from './compressed.ts'
import type { HttpDeps } from './http-deps.ts'
import { readMeeting } from './meeting-facts.ts'
import { seatedIn } from './seat.ts'
import { isPerson, youOf } from './you.ts'

/** A plan as its socket would show it at first to whoever asks: nothing that it would not tell them, and all on disk. */
export function firstViewRoute(api: FastifyInstance, deps: HttpDeps): void {
  const { storage, rooms, clock } = deps

  // Some 25 kB of JSON for a written plan, and a fifth of that compressed: half a second on a poor line.
  const onSend = compressed
  api.get<{ Params: { plan: string } }>('/plans/:plan/first-view', { onSend }, async (request): Promise<FirstView> => {
    const { plan: id } = await seatedIn(deps, request, request.params.plan)
    const content = await rooms.content(id)
    // Asked again, as the socket does: who was removed while the plan was loaded stays outside.
    const you = await seatedIn(deps, request, id)
    const [plan, control, people] = await Promise.all([storage.plans.get(id), storage.plans.control(id), peopleOf(id)])
    if (!content || !plan || control === null) throw new RequestFault('noSuchPlan')
    const meeting = readMeeting(control)
    return {
      hello: {
        protocol: PROTOCOL_VERSION,
        plan: { id, organisation: plan.name, title: plan.title },
        you: youOf(you),
      },
      meeting: viewFor(meeting, you, clock.now()),
      roster: { people, clients: {} },
      content,
    }
  })

  async function peopleOf(plan: string): Promise<RosterEntry[]> {
    const here = new Set(rooms.here(plan))
    const everyone = await storage.participants.list(plan)
    return everyone.filter(isPerson).map((person) => ({ ...youOf(person), here: here.has(person.id) }))
  }
}
