import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import type { WebSocket, WebSocketServer } from 'ws'
import { stock } from '../hosts/dialects.ts'
import type { Seat } from '../line.ts'
import { startRelay } from '../servers/relay.ts'
import { Crowd, type Doing } from './crowd.ts'

const doing: Doing = { typists: 2, typeEveryMs: 5, cursors: 3, moveEveryMs: 5, echo: false, updates: 2_000 }

/** However slow the machine is. */
const PATIENCE = { timeout: 30_000 }

const servers: WebSocketServer[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const socket of server.clients) socket.terminate()
    server.close()
  }
})

it('counts every letter and every move once for each of the others when a server loses nothing', async () => {
  const crowd = await Crowd.gather([await seatsAt(relay(), 'a', 3), await seatsAt(relay(), 'b', 3)], doing)
  await letWork(crowd)
  await vi.waitFor(() => expect(crowd.text.isComplete && crowd.cursors.isComplete).toBe(true), PATIENCE)
  expect([crowd.text.percent, crowd.cursors.percent]).toEqual([100, 100])
  // Two others hear each: the room is three people.
  expect([crowd.text.expected % 2, crowd.cursors.expected % 2]).toEqual([0, 0])
  await crowd.leave()
})

it('counts nothing twice that a server repeats, and nothing that comes back to its sender', async () => {
  const server = relay()
  const crowd = await Crowd.gather([await seatsAt(server, 'a', 3)], doing)
  for (const socket of server.clients) repeat(server, socket)
  await letWork(crowd)
  await vi.waitFor(() => expect(crowd.text.isComplete && crowd.cursors.isComplete).toBe(true), PATIENCE)
  expect([crowd.text.percent, crowd.cursors.percent]).toEqual([100, 100])
  await crowd.leave()
})

it('counts a typist whom nobody hears as not delivered', async () => {
  const server = relay()
  const crowd = await Crowd.gather([await seatsAt(server, 'a', 3)], doing)
  // From now on the relay is deaf, as a server that hangs.
  for (const socket of server.clients) socket.removeAllListeners('message')
  await letWork(crowd)
  expect({ text: crowd.text.percent, cursors: crowd.cursors.percent }).toEqual({ text: 0, cursors: 0 })
  await crowd.leave()
})

function relay(): WebSocketServer {
  const server = startRelay({ port: 0, state: null })
  servers.push(server)
  return server
}

/** Everything goes to everybody once more, its sender included. */
function repeat(server: WebSocketServer, socket: WebSocket): void {
  socket.on('message', (frame: Buffer) => {
    for (const other of server.clients) other.send(frame)
  })
}

async function seatsAt(server: WebSocketServer, room: string, count: number): Promise<Seat[]> {
  if (!server.address()) await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return Array.from({ length: count }, () => ({
    url: () => `ws://127.0.0.1:${port}/${room}`,
    headers: {},
    dialect: stock,
  }))
}

/** Until at least forty letters have been typed. */
async function letWork(crowd: Crowd): Promise<void> {
  crowd.pace.start()
  crowd.measure(true)
  await vi.waitFor(() => expect(crowd.text.expected).toBeGreaterThanOrEqual(80), PATIENCE)
  crowd.measure(false)
}
