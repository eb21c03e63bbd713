import type { FastifyInstance } from 'fastify'

type Checks = {
  draining(): boolean
  /** Whether a commit reaches the disk at this moment. */
  writable(): Promise<boolean>
}

/** Asked every few seconds by whatever watches the server: neither logged nor counted, and nobody's session. */
export function healthRoutes(app: FastifyInstance, { draining, writable }: Checks): void {
  const quiet = { logLevel: 'silent', config: { rateLimit: false } } as const

  app.get('/healthz', quiet, async () => ({ alive: true }))

  app.get('/readyz', quiet, async (_request, reply) => {
    const reasons = [...(draining() ? ['draining'] : []), ...((await writable()) ? [] : ['databaseNotWritable'])]
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons })
  })
}
