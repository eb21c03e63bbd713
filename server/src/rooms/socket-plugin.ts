import websocket from '@fastify/websocket'
import { type CloseName, closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { Allowance } from './allowance.ts'
import { Doors, networkOf } from './doors.ts'
import { FrameTurns } from './frame-turns.ts'
import { keepAlive } from './heartbeat.ts'
import { closePeer, newPeer, type Peer, type Person } from './peer.ts'
import { receive } from './receive.ts'
import type { Rooms } from './rooms.ts'
import { WireSocket } from './wire-socket.ts'

export type SocketDeps = {
  rooms: Rooms
  clock: Clock
  /** Who this request's cookie makes somebody in the plan, read from storage each time. */
  seatOf(request: FastifyRequest, plan: string): Promise<Person | null>
  /** Whether a page of ours asked, and not one of another website in the same browser. */
  isOurs(request: FastifyRequest): boolean
  /** Attempts to open a socket a minute from one address, for IPv6 one network. One too many is told so by its code. */
  dialsAMinute: number
}

/** Largest frame, in bytes: the first answer of a client that comes back after hours. Live frames are held to less by the guard. */
const MAX_FRAME_BYTES = 4_194_304

/** How long clients may take to say goodbye when the server ends, in milliseconds: a sleeping laptop says nothing. */
const GOODBYE_MS = 1_500

/** Open sockets from one address, for IPv6 one network: a whole venue shares one, and everybody may have a laptop and a phone there. */
const MAX_SOCKETS_AN_ADDRESS = 400

const querySchema = z.object({
  client: z.coerce.number().int().min(0).max(0xffff_ffff),
  protocol: z.coerce.number().int(),
  /** `1`: the client can fetch a snapshot of a big plan. */
  snapshot: z.optional(z.string()),
})

/** From so many times as often the upgrade itself is refused: whoever is told to wait and does not is no browser of ours. */
const FLOOD = 4

/** `GET /sockets/:plan?client=&protocol=` upgrades to a socket into the plan's room. */
export async function socketPlugin(app: FastifyInstance, deps: SocketDeps): Promise<void> {
  const doors = new Doors(MAX_SOCKETS_AN_ADDRESS)
  const dials = app.createRateLimit({ max: deps.dialsAMinute, timeWindow: 60_000 })
  const dialsTooOften = async (request: FastifyRequest) => {
    const dialled = await dials(request)
    return !dialled.isAllowed && dialled.isExceeded
  }
  await app.register(websocket, {
    options: { maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false },
    errorHandler: (error, socket, request) => {
      // Anybody can send bytes that are no frame, as often as they like: that is no fault of ours, and no stack worth.
      const code = codeOfLine(error)
      if (code !== null) request.log.info({ code }, 'line broken')
      else request.log.error({ err: error }, 'socket failed')
      socket.terminate()
    },
  })
  app.addHook('preClose', (done) => {
    setTimeout(() => {
      for (const silent of app.websocketServer.clients) silent.terminate()
      // Browsers open lines just in case; one on which nothing was ever asked counts as busy, and would be waited for.
      app.server.closeAllConnections()
    }, GOODBYE_MS).unref()
    done()
  })
  const config = { rateLimit: { max: FLOOD * deps.dialsAMinute, timeWindow: 60_000 } }
  app.get<{ Params: { plan: string } }>('/sockets/:plan', { websocket: true, config }, (socket, request) => {
    // Before anything else: without a listener a broken frame would end the process.
    socket.on('error', () => socket.terminate())
    socket.binaryType = 'nodebuffer'
    // A refused upgrade looks to a page like a lost line; a code tells it why, and nothing else is sent or read.
    if (!deps.isOurs(request)) return close(socket, 'wrongOrigin')
    const leave = doors.enter(networkOf(request.ip))
    if (!leave) return close(socket, 'tooMany')
    socket.on('close', leave)
    // Not read until it is known whose it is: what a stranger sends stays in the line and takes no memory here.
    socket.pause()
    void dialsTooOften(request)
      .then((tooOften) => (tooOften ? close(socket, 'tooMany') : connect(socket, request, deps)))
      .catch((error: unknown) => {
        request.log.error({ err: error }, 'socket failed')
        close(socket, 'storeFailed')
      })
      .finally(() => socket.resume())
  })
}

async function connect(
  socket: WebSocket,
  request: FastifyRequest<{ Params: { plan: string } }>,
  deps: SocketDeps,
): Promise<void> {
  const { plan } = request.params
  const query = querySchema.safeParse(request.query)
  keepAlive(socket)
  if (!query.success) return close(socket, 'badFrame')
  if (query.data.protocol !== PROTOCOL_VERSION) return close(socket, 'outdated')

  const clientId = query.data.client
  const fetches = query.data.snapshot === '1'
  const admit = async (): Promise<Peer | null> => {
    const person = await deps.seatOf(request, plan)
    return person && newPeer({ socket: new WireSocket(socket, request.raw.socket), person, clientId, fetches })
  }
  // Nothing is loaded for a stranger; the room asks in any case.
  if (!deps.rooms.isOpen(plan) && !(await admit())) return close(socket, 'notJoined')
  if (socket.readyState !== socket.OPEN) return
  const joined = await deps.rooms.join(plan, admit)
  if (!joined.ok) return close(socket, joined.reason)
  const { room, peer } = joined.value
  if (socket.readyState !== socket.OPEN) return room.leave(peer)

  const frames = new Allowance({ perSecond: 250, burst: 2_000, now: deps.clock.now() })
  const bytes = new Allowance({ perSecond: 1_000_000, burst: 8_000_000, now: deps.clock.now() })
  const turns = new FrameTurns<{ data: Buffer; isBinary: boolean }>(socket, ({ data, isBinary }) => {
    const now = deps.clock.now()
    if (!isBinary) room.misunderstood(peer)
    else if (frames.take(1, now) && bytes.take(data.length, now)) receive(room, peer, data)
    else closePeer(peer, 'tooMany')
  })
  socket.on('message', (data: Buffer, isBinary: boolean) => turns.add({ data, isBinary }))
  // What somebody wrote last is taken, though they have gone by then.
  socket.on('close', () => turns.end(() => room.leave(peer)))
}

/** The code of bytes that are no frame, or of a line that broke; null for any other error. */
function codeOfLine(error: NodeJS.ErrnoException): string | null {
  const { code, syscall } = error
  return code !== undefined && (code.startsWith('WS_ERR_') || syscall !== undefined) ? code : null
}

function close(socket: WebSocket, why: CloseName): void {
  socket.close(closeCodes[why].code, closeCodes[why].reason)
}
