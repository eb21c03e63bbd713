import { existsSync, readFileSync } from 'node:fs'
import { SYNC, SYNC_STEP_1 } from '@planwall/shared/protocol/message.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { stepTwoFrame } from '../../rooms/document-frame.ts'

/** An update that brings nothing. */
const NOTHING = Uint8Array.of(0, 0)

/**
 * The floor: passes every frame on to everybody else in its room and understands none, but for the question for the plan,
 * which it answers with `state` from memory. No CRDT, no storage, no rights. What costs less sends fewer frames.
 */
export function startRelay(options: { port: number; state: Uint8Array | null }): WebSocketServer {
  const answer = stepTwoFrame(options.state ?? NOTHING)
  const rooms = new Map<string, Set<WebSocket>>()
  const server = new WebSocketServer({ host: '127.0.0.1', port: options.port, perMessageDeflate: false })
  server.on('connection', (socket, request) => {
    const name = request.url ?? '/'
    const room = rooms.get(name) ?? new Set<WebSocket>()
    rooms.set(name, room.add(socket))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => room.delete(socket))
    socket.on('message', (frame: Buffer) => {
      if (frame[0] === SYNC && frame[1] === SYNC_STEP_1) return socket.send(answer)
      for (const other of room) if (other !== socket) other.send(frame)
    })
  })
  return server
}

/** The file of the state as the program gets it. */
export function stateIn(file: string | undefined): Uint8Array | null {
  return file !== undefined && existsSync(file) ? readFileSync(file) : null
}
