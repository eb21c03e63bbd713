import { SILENCE_MS } from '@planwall/shared/protocol/heartbeat.ts'
import type { WebSocket } from 'ws'

/**
 * Finds a line that carries nothing any more: whoever answers no ping is ended, within SILENCE_MS of when the line broke.
 * Browsers answer by themselves, also in a tab that sleeps.
 */
export function keepAlive(socket: Pick<WebSocket, 'ping' | 'terminate' | 'on'>): void {
  let answered = true
  const timer = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, SILENCE_MS / 2)
  socket.on('pong', () => {
    answered = true
  })
  socket.on('close', () => clearInterval(timer))
}
