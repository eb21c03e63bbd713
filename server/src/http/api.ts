import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RequestFault } from '../errors.ts'
import { firstViewRoute } from './first-view-route.ts'
import type { HttpDeps } from './http-deps.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { joinRoutes } from './join-routes.ts'
import { cameFromOurPage } from './origin.ts'
import { peopleRoutes } from './people-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { snapshotRoute } from './snapshot-route.ts'

/** Everything below `/api`: JSON in, JSON out, asked by our own pages only. */
export function api(app: FastifyInstance, deps: HttpDeps & { draining(): boolean }): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (deps.draining()) throw new RequestFault('restarting')
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (!cameFromOurPage(request, deps.config.publicUrl)) throw new RequestFault('wrongOrigin')
    if (request.method === 'POST' && !isJson(request)) throw new RequestFault('notJson')
  })
  app.addHook('preHandler', deps.identity.prolong)
  app.addHook('preHandler', async (request, reply) => {
    const plan = planOf(request.params)
    if (plan === null) return
    const owner = await deps.directory.ownerOf(plan)
    if (owner.kind === 'elsewhere') return reply.redirect(owner.url + request.url, 307)
  })

  sessionRoutes(app, deps)
  joinRoutes(app, deps)
  planRoutes(app, deps)
  firstViewRoute(app, deps)
  snapshotRoute(app, deps)
  invitationRoutes(app, deps)
  peopleRoutes(app, deps)
}

/** A form of another site can send text or fields without asking, but never JSON. */
function isJson(request: FastifyRequest): boolean {
  return /^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')
}

function planOf(params: unknown): string | null {
  if (typeof params !== 'object' || params === null || !('plan' in params)) return null
  return typeof params.plan === 'string' ? params.plan : null
}
