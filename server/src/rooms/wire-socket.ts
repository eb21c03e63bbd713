import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Broadcast } from './broadcast.ts'
import type { Socket } from './peer.ts'

/**
 * A WebSocket as a room uses it. What everybody gets is written past the library, which would put it together anew for
 * each of them; without compression the library holds nothing back, so that both ways keep one order.
 */
export class WireSocket implements Socket {
  readonly #socket: WebSocket
  readonly #line: Duplex

  /** `line`: the connection below the WebSocket. */
  constructor(socket: WebSocket, line: Duplex) {
    this.#socket = socket
    this.#line = line
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame)
  }

  sendAll(broadcast: Broadcast): void {
    // After the goodbye of either side nothing may follow.
    if (this.#socket.readyState === this.#socket.OPEN) this.#line.write(broadcast.wire)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  get bufferedAmount(): number {
    return this.#line.writableLength
  }
}
