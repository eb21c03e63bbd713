import type { FastifyInstance } from 'fastify'

/** One line for each request: the route as declared, never the address as asked for. Routes can silence themselves. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        statusCode: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
        ...planOf(request.params),
      },
      'Answered',
    )
  })
}

/** The log marks the plan without naming it. */
function planOf(params: unknown): { planId: string } | null {
  if (typeof params !== 'object' || params === null || !('plan' in params)) return null
  return { planId: String(params.plan) }
}
