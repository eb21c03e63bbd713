import {
  type Invitation as InvitationAnswer,
  type Invitations,
  invitationKindSchema,
  invitationPath,
  type Rotated,
} from '@planwall/shared/protocol/http.ts'
import type { JoinLink } from '@planwall/shared/protocol/join-link.ts'
import type { FastifyInstance } from 'fastify'
import { RequestFault } from '../errors.ts'
import type { InvitationKind } from '../storage/schema.ts'
import type { Invitation } from '../storage/tables/invitations.ts'
import type { HttpDeps } from './http-deps.ts'
import { parse } from './parse.ts'
import { roomAddress } from './room-address.ts'
import { facilitatorOf, seatedIn } from './seat.ts'

type OfPlan = { Params: { plan: string } }
type OfKind = { Params: { plan: string; kind: string } }

/** The links of a plan: showing, replacing and ending them. Whoever came in by one stays in. */
export function invitationRoutes(api: FastifyInstance, deps: HttpDeps): void {
  const { storage, clock, links, config } = deps

  api.get<OfPlan>('/plans/:plan/invitations', async (request): Promise<Invitations> => {
    const { plan } = await facilitatorOf(deps, request, request.params.plan)
    const invitations = [...(await workingLinks(plan)).values()].map(answerOf)
    return { invitations, roomUrl: roomAddress(request, config) }
  })

  api.post<OfKind>('/plans/:plan/invitations/:kind/rotate', async (request): Promise<Rotated> => {
    const { plan } = await facilitatorOf(deps, request, request.params.plan)
    const kind = parse(invitationKindSchema, request.params.kind)
    const link = { plan, kind, expiresAt: null, secretHash: links.hashOf }
    return { invitation: answerOf(await storage.invitations.rotate(link)) }
  })

  api.delete<OfKind>('/plans/:plan/invitations/:kind', async (request) => {
    const { plan } = await facilitatorOf(deps, request, request.params.plan)
    await storage.invitations.revokeKind(plan, parse(invitationKindSchema, request.params.kind))
    return {}
  })

  api.get<OfPlan>('/plans/:plan/join-link', async (request): Promise<JoinLink> => {
    const you = await seatedIn(deps, request, request.params.plan)
    if (you.role !== 'facilitator' && !you.roomScreen) throw new RequestFault('facilitatorsOnly')
    const link = (await workingLinks(you.plan)).get('member')
    return { path: link ? answerOf(link).path : null, roomUrl: roomAddress(request, config) }
  })

  /** The newest link of each kind that still opens the door, in the order of `invitationKindSchema`. */
  async function workingLinks(plan: string): Promise<Map<InvitationKind, Invitation>> {
    const now = clock.now()
    const working = (await storage.invitations.list(plan)).filter(
      ({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || expiresAt > now),
    )
    return new Map(
      invitationKindSchema.options.flatMap((kind) => {
        const newest = working.findLast((link) => link.kind === kind)
        return newest ? [[kind, newest] as const] : []
      }),
    )
  }

  function answerOf(link: Invitation): InvitationAnswer {
    return { kind: link.kind, path: invitationPath(links.secretOf(link)), createdAt: link.createdAt }
  }
}
