import { SILENCE_MS } from '@planwall/shared/protocol/heartbeat.ts'
import type { WebSocket } from 'ws'

/**
 * Finds a line that carries nothing any more: whoever answers no ping is ended, within SILENCE_MS of when the line broke.
 * Browsers answer by themselves, also in a tab that sleeps. A server that was busy for long reads what has arrived
 * meanwhile before it judges anybody, and waits for whoever it lets wait itself.
 */
export function keepAlive(socket: Pick<WebSocket, 'ping' | 'terminate' | 'on' | 'isPaused'>): void {
  let answered = true
  const timer = setInterval(() => {
    if (answered) {
      answered = false
      socket.ping()
      return
    }
    setImmediate(() => {
      if (!answered && !socket.isPaused) socket.terminate()
    })
  }, SILENCE_MS / 2)
  socket.on('message', () => {
    answered = true
  })
  socket.on('pong', () => {
    answered = true
  })
  socket.on('close', () => clearInterval(timer))
}
