import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { capConnections, keepAddresses } from './connection-cap.ts'
import { localDirectory } from './directory/local.ts'
import type { PlanDirectory } from './directory/plan-directory.ts'
import { RequestFault } from './errors.ts'
import { answerErrors } from './http/answer-errors.ts'
import { api } from './http/api.ts'
import { answerNotFound, clientFiles } from './http/client-files.ts'
import { healthRoutes } from './http/health-routes.ts'
import { createIdentity } from './http/identity.ts'
import { createLinkSecrets } from './http/link-secret.ts'
import { cameFromOurPage } from './http/origin.ts'
import { logRequests } from './http/request-log.ts'
import { findSeat } from './http/seat.ts'
import { securityHeaders } from './http/security-headers.ts'
import { asPerson, createRooms, type Rooms } from './rooms/rooms.ts'
import { socketPlugin } from './rooms/socket-plugin.ts'
import type { Storage } from './storage/store.ts'

/** Largest body of a request, in bytes. A whole plan is edited over the socket, so bodies are small. */
const MAX_BODY_BYTES = 262_144

/** A request has this long to arrive whole, in milliseconds; slower ones hold a connection for nothing. */
const REQUEST_TIMEOUT_MS = 30_000

/** The head of a request, or the first word on a line, has this long, in milliseconds; looked at every few seconds. */
const HEAD_TIMEOUT_MS = 10_000
const LOOK_EVERY_MS = 5_000

/**
 * Requests a minute from one address. A whole room shares the address of its venue: forty people who open the board at
 * once ask for about two thousand files.
 */
const MAX_REQUESTS_A_MINUTE = 6_000

/** Attempts to open a socket a minute from one address: a hundred people whose pages try again every few seconds. */
const MAX_DIALS_A_MINUTE = 3_000

declare module 'fastify' {
  interface FastifyInstance {
    /** Lets nobody in any more, finishes what has arrived and tells every peer to come again. Before `close`. */
    drain(): Promise<void>
  }
}

export type AppDeps = {
  config: Config
  storage: Storage
  clock: Clock
  log: FastifyBaseLogger
  rooms?: Rooms
  directory?: PlanDirectory
}

/** The server without its port: plugins in the order in which a request meets them. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { config, storage, clock, log, directory = localDirectory } = deps
  const rooms = deps.rooms ?? createRooms({ storage, clock, logger: log })
  const identity = createIdentity({ config, storage })
  const links = createLinkSecrets(config.secretKey)
  let isDraining = false
  const draining = () => isDraining

  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(config.trustProxy),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEAD_TIMEOUT_MS, connectionsCheckingInterval: LOOK_EVERY_MS },
  })
  app.removeContentTypeParser('text/plain')
  keepAddresses(app.server)
  // Behind a proxy every connection is the proxy's.
  if (config.trustProxy === false) capConnections(app.server)
  app.decorate('drain', async () => {
    isDraining = true
    await rooms.drain()
  })

  logRequests(app)
  answerErrors(app)
  await app.register(helmet, securityHeaders(config.publicUrl))
  await app.register(rateLimit, {
    max: MAX_REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: () => new RequestFault('tooManyRequests'),
  })
  await app.register(cookie)

  healthRoutes(app, { draining, writable: storage.writable, rowsSetAside: storage.rowsSetAside, clock })
  await app.register(
    async (scope) => api(scope, { config, storage, clock, rooms, directory, identity, links, draining }),
    {
      prefix: '/api',
    },
  )
  await socketPlugin(app, {
    rooms,
    clock,
    seatOf: async (request, plan) => {
      const you = await findSeat({ storage, identity }, request, plan)
      return you && asPerson(you)
    },
    isOurs: (request) => cameFromOurPage(request, config.publicUrl),
    dialsAMinute: MAX_DIALS_A_MINUTE,
  })
  await clientFiles(app, config)
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, answerNotFound)
  return app
}

/** A number is how many proxies stand in front of us. */
function trusted(trustProxy: Config['trustProxy']) {
  return typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy
}
