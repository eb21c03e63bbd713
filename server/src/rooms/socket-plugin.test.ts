import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import rateLimit from '@fastify/rate-limit'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import Fastify from 'fastify'
import pino from 'pino'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createMemoryPlanLog } from '../storage/memory-plan-log.ts'
import { createRooms } from './rooms.ts'
import { socketPlugin } from './socket-plugin.ts'

const { notJoined, tooMany } = closeCodes

it('[J41] who dials too often is told so by a code, and by no answer at all only when that does not help', async () => {
  const app = Fastify()
  await app.register(rateLimit, { max: 1, timeWindow: 60_000 })
  const clock = { now: () => 0 }
  const storage = {
    log: createMemoryPlanLog(),
    plans: { get: async () => null },
    participants: { list: async () => [] },
  }
  const rooms = createRooms({ storage, clock, logger: pino({ level: 'silent' }) })
  await socketPlugin(app, { rooms, clock, seatOf: async () => null, isOurs: () => true, dialsAMinute: 3 })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const dial = async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/sockets/plan?client=1&protocol=${PROTOCOL_VERSION}`)
    const refused = once(socket, 'error').then(([error]) => String(error.message))
    return Promise.race([once(socket, 'close').then(([code]) => Number(code)), refused])
  }
  const fates: unknown[] = []
  for (let dialled = 0; dialled < 13; dialled++) fates.push(await dial())
  expect(fates).toEqual([
    ...Array(3).fill(notJoined.code),
    ...Array(9).fill(tooMany.code),
    'Unexpected server response: 429',
  ])
  await app.close()
})
