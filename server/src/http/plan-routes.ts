import { planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import { storedMeeting } from '@planwall/shared/meeting/migrate-meeting.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { createPlanDoc } from '@planwall/shared/plan/plan-doc.ts'
import { type NewPlan, newPlanRequestSchema, type PlanAnswer } from '@planwall/shared/protocol/http.ts'
import type { FastifyInstance } from 'fastify'
import * as Y from 'yjs'
import { RequestFault } from '../errors.ts'
import { newId } from '../storage/secret.ts'
import type { HttpDeps } from './http-deps.ts'
import { parse } from './parse.ts'
import { seatedIn } from './seat.ts'
import { youOf } from './you.ts'

type OfPlan = { Params: { plan: string } }

/** Plans: making one, and reading one that this browser sits in. */
export function planRoutes(api: FastifyInstance, deps: HttpDeps): void {
  const { storage, rooms, identity, links } = deps

  api.post('/plans', async (request): Promise<NewPlan> => {
    const session = await identity.sessionOf(request)
    if (!session?.coach) throw new RequestFault('coachesOnly')
    const { organisation, title, name, color, day, startsAt } = parse(newPlanRequestSchema, request.body)
    const { plan } = await storage.plans.create({
      name: organisation,
      title,
      session: session.id,
      facilitatorName: name,
      facilitatorColor: color,
      document: firstDocument({ organisation, title }),
      control: () => storedMeeting(planMeeting({ id: newId(), day, startsAt, agenda: onePagePlanAgenda() })),
      secretHash: links.hashOf,
    })
    return { plan: { id: plan.id } }
  })

  api.get<OfPlan>('/plans/:plan', async (request): Promise<PlanAnswer> => {
    const you = await seatedIn(deps, request, request.params.plan)
    const plan = await storage.plans.get(you.plan)
    if (!plan) throw new RequestFault('noSuchPlan')
    return { id: plan.id, organisation: plan.name, title: plan.title, you: youOf(you) }
  })

  api.get<OfPlan>('/plans/:plan/content', async (request): Promise<PlanContent> => {
    const you = await seatedIn(deps, request, request.params.plan)
    const content = await rooms.content(you.plan)
    if (!content) throw new RequestFault('noSuchPlan')
    return content
  })
}

function firstDocument(masthead: { organisation: string; title: string }): Uint8Array {
  const doc = createPlanDoc(masthead)
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return bytes
}
