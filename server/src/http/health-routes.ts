import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'

/** How long an answer of the disk holds, in milliseconds. Anybody may ask, and each try is a commit that others wait for. */
const TRY_EVERY_MS = 1_000

type Checks = {
  draining(): boolean
  /** Whether a commit reaches the disk at this moment. */
  writable(): Promise<boolean>
  clock: Clock
}

/** Asked every few seconds by whatever watches the server: neither logged nor counted, and nobody's session. */
export function healthRoutes(app: FastifyInstance, { draining, writable, clock }: Checks): void {
  const quiet = { logLevel: 'silent', config: { rateLimit: false } } as const

  app.get('/healthz', quiet, async () => ({ alive: true }))

  let tried: { at: number; writable: Promise<boolean> } | null = null
  function triedLately(): Promise<boolean> {
    const now = clock.now()
    if (!tried || Math.abs(now - tried.at) >= TRY_EVERY_MS) tried = { at: now, writable: writable() }
    return tried.writable
  }

  app.get('/readyz', quiet, async (_request, reply) => {
    const reasons = [...(draining() ? ['draining'] : []), ...((await triedLately()) ? [] : ['databaseNotWritable'])]
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons })
  })
}
