import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'

/** How long an answer of the disk holds, in milliseconds. Anybody may ask, and each try is a commit that others wait for. */
const TRY_EVERY_MS = 1_000

type Checks = {
  draining(): boolean
  /** Whether a commit reaches the disk at this moment. */
  writable(): Promise<boolean>
  /** How many rows of the database were set aside: the server works, but whoever runs it should look at the disk. */
  rowsSetAside(): Promise<number>
  clock: Clock
}

type Disk = { isWritable: boolean; rowsSetAside: number }

/** Asked every few seconds by whatever watches the server: neither logged nor counted, and nobody's session. */
export function healthRoutes(app: FastifyInstance, { draining, writable, rowsSetAside, clock }: Checks): void {
  const quiet = { logLevel: 'silent', config: { rateLimit: false } } as const

  app.get('/healthz', quiet, async () => ({ alive: true }))

  async function tryDisk(): Promise<Disk> {
    const isWritable = await writable()
    return { isWritable, rowsSetAside: isWritable ? await rowsSetAside() : 0 }
  }

  let tried: { at: number; disk: Promise<Disk> } | null = null
  function triedLately(): Promise<Disk> {
    const now = clock.now()
    if (!tried || Math.abs(now - tried.at) >= TRY_EVERY_MS) tried = { at: now, disk: tryDisk() }
    return tried.disk
  }

  app.get('/readyz', quiet, async (_request, reply) => {
    const { isWritable, rowsSetAside } = await triedLately()
    const reasons = [...(draining() ? ['draining'] : []), ...(isWritable ? [] : ['databaseNotWritable'])]
    const damage = rowsSetAside > 0 ? { rowsSetAside } : {}
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons, ...damage })
  })
}
