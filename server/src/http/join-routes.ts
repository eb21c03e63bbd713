import { type Joined, joinRequestSchema, type Look, lookRequestSchema } from '@planwall/shared/protocol/http.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RequestFault } from '../errors.ts'
import type { Role } from '../storage/schema.ts'
import { hashSecret } from '../storage/secret.ts'
import type { Invitation } from '../storage/tables/invitations.ts'
import type { Participant } from '../storage/tables/participants.ts'
import { createFailedTries } from './failed-tries.ts'
import type { HttpDeps } from './http-deps.ts'
import { meetingFacts, readMeeting } from './meeting-facts.ts'
import { parse } from './parse.ts'
import { findSeat } from './seat.ts'
import { isPerson, youOf } from './you.ts'

const rank: Readonly<Record<Role, number>> = { observer: 0, member: 1, facilitator: 2 }

/** The door: what a link is for, and coming in by it. */
export function joinRoutes(api: FastifyInstance, deps: HttpDeps): void {
  const { storage, rooms, identity } = deps
  const tries = createFailedTries(api)

  api.post('/invitations/look', async (request): Promise<Look> => {
    const { secret } = parse(lookRequestSchema, request.body)
    const invitation = await invitationBehind(request, secret)
    const [plan, control, participants, seat] = await Promise.all([
      storage.plans.get(invitation.plan),
      storage.plans.control(invitation.plan),
      storage.participants.list(invitation.plan),
      findSeat(deps, request, invitation.plan),
    ])
    if (!plan || control === null) throw new RequestFault('noSuchPlan')
    const people = participants.filter(isPerson)
    const open = new Set(rooms.here(plan.id))
    const { day, startsAt } = meetingFacts(readMeeting(control))
    return {
      kind: invitation.kind,
      role: invitation.role,
      plan: { id: plan.id },
      organisation: plan.name,
      title: plan.title,
      day,
      startsAt,
      leader: people.find((person) => person.role === 'facilitator')?.name ?? null,
      here: people.filter((person) => open.has(person.id)).map(faceOf),
      you: seat && !seat.roomScreen ? faceOf(seat) : null,
      takenColors: [...new Set(people.map((person) => person.color))].sort((a, b) => a - b),
    }
  })

  api.post('/join', async (request, reply): Promise<Joined> => {
    const { secret, name, color } = parse(joinRequestSchema, request.body)
    const invitation = await invitationBehind(request, secret)
    const seat = await findSeat(deps, request, invitation.plan)
    const joining = { request, reply, invitation, seat }
    const you = await (invitation.kind === 'roomScreen'
      ? joinAsRoomScreen(joining)
      : joinAsPerson({ ...joining, name, color }))
    return { plan: { id: invitation.plan }, kind: invitation.kind, you: youOf(you) }
  })

  type Joining = {
    request: FastifyRequest
    reply: FastifyReply
    invitation: Invitation
    /** Who this browser is in the plan already. */
    seat: Participant | null
  }

  /** On the coach's own laptop the screen is shown by the coach; only a browser without a person is the screen itself. */
  async function joinAsRoomScreen({ request, reply, invitation, seat }: Joining): Promise<Participant> {
    if (seat) return seat
    const session = await identity.openSession(request, reply)
    return storage.participants.joinAsRoomScreen({ plan: invitation.plan, session: session.id })
  }

  async function joinAsPerson(
    joining: Joining & { name: string | undefined; color: number | undefined },
  ): Promise<Participant> {
    const { request, reply, invitation, seat, name, color } = joining
    const { plan, role } = invitation
    if (seat && !seat.roomScreen) return promoted(seat, role)
    if (name === undefined) throw new RequestFault('nameMissing')
    const session = await identity.openSession(request, reply)
    const joined = await storage.participants.join({ plan, role, name, color, session: session.id })
    // Who came in with the same browser at the same moment may have come by a lesser link.
    if (joined.ok) return promoted(joined.value, role)
    switch (joined.reason) {
      case 'nameEmpty':
        throw new RequestFault('nameMissing')
      case 'nameTaken':
        throw new RequestFault('nameTaken', { name })
      default:
        return unreachable(joined.reason)
    }
  }

  /** A link can only add to what somebody may do: following a lesser one takes nothing away. */
  async function promoted(seat: Participant, role: Role): Promise<Participant> {
    if (rank[role] <= rank[seat.role]) return seat
    const changed = await storage.participants.setRole(seat.id, role)
    if (!changed.ok) throw new RequestFault('noSuchPerson')
    // Access is decided when a socket opens, so those open with the lesser role are asked to come again.
    rooms.removed(seat.plan, seat.id, 'roleChanged')
    return changed.value
  }

  async function invitationBehind(request: FastifyRequest, secret: string): Promise<Invitation> {
    const found = await storage.invitations.findByHash(hashSecret(secret))
    if (found.ok) return found.value
    switch (found.reason) {
      case 'unknown':
        // A link that works works at any time: a secret of 256 bits is not guessed, and one prankster behind the address
        // of the venue must not lock out the forty who have the right link.
        throw new RequestFault((await tries.failed(request)) ? 'tooManyTries' : 'invitationUnknown')
      case 'revoked':
        throw new RequestFault('invitationRevoked')
      case 'expired':
        throw new RequestFault('invitationExpired')
      default:
        return unreachable(found.reason)
    }
  }
}

function faceOf({ name, color }: Participant): { name: string; color: number } {
  return { name, color }
}
