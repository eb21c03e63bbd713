import { createHash, timingSafeEqual } from 'node:crypto'
import { migrateMeeting } from '@planwall/shared/meeting/migrate-meeting.ts'
import { coachRequestSchema, type Me, type PlanSummary } from '@planwall/shared/protocol/http.ts'
import type { FastifyInstance } from 'fastify'
import { RequestFault } from '../errors.ts'
import type { SeatedPlan } from '../storage/tables/plans.ts'
import { createFailedTries } from './failed-tries.ts'
import type { HttpDeps } from './http-deps.ts'
import { meetingFacts } from './meeting-facts.ts'
import { parse } from './parse.ts'
import { isPerson, youOf } from './you.ts'

/** Who this browser is: becoming a coach, the plans it is in, signing out. */
export function sessionRoutes(api: FastifyInstance, deps: HttpDeps): void {
  const { config, storage, rooms, identity } = deps
  const tries = createFailedTries(api)

  api.post('/coach', async (request, reply) => {
    const { key } = parse(coachRequestSchema, request.body)
    const isRight = sameSecret(key, config.coachKey)
    // A key may be chosen by a person, so once the tries are used up the right one is not told from a wrong one. Counted
    // before anything is awaited, so that guesses sent all at once count one after the other.
    const isOver = isRight ? await tries.usedUp(request) : await tries.failed(request)
    if (isOver) throw new RequestFault('tooManyTries')
    if (!isRight) throw new RequestFault('wrongCoachKey')
    const session = await identity.openSession(request, reply)
    await storage.sessions.makeCoach(session.id)
    return {}
  })

  api.get('/me', async (request): Promise<Me> => {
    const session = await identity.sessionOf(request)
    if (!session) return { coach: false, plans: [] }
    const seated = await storage.plans.listForSession(session.id)
    const plans = await Promise.all(seated.filter(({ you }) => !you.roomScreen).map(summaryOf))
    for (const { plan, you } of seated) {
      if (you.roomScreen || plans.some((listed) => listed?.id === plan.id)) continue
      request.log.error({ planId: plan.id }, 'A plan has no meeting that can be read here, and is not listed')
    }
    return { coach: session.coach, plans: plans.flatMap((plan) => plan ?? []) }
  })

  api.delete('/session', async (request, reply) => {
    const session = await identity.sessionOf(request)
    const seated = session ? await storage.plans.listForSession(session.id) : []
    await identity.signOut(request, reply)
    // Sockets that were opened with the session are judged anew: whoever sits in the plan by another one comes back.
    for (const { plan, you } of seated) rooms.removed(plan.id, you.id, 'roleChanged')
    return {}
  })

  async function summaryOf({ plan, you, control }: SeatedPlan): Promise<PlanSummary | null> {
    const meeting = control === null ? null : migrateMeeting(control)
    if (!meeting?.ok) return null
    const people = (await storage.participants.list(plan.id)).filter(isPerson)
    const open = new Set(rooms.here(plan.id))
    return {
      id: plan.id,
      organisation: plan.name,
      title: plan.title,
      you: youOf(you),
      ...meetingFacts(meeting.value),
      createdAt: plan.createdAt,
      people: people.length,
      here: people.filter((person) => open.has(person.id)).length,
    }
  }
}

/** Takes as long for a nearly right secret as for a wrong one. */
function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
