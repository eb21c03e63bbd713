import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { PlanwallServer } from './server.ts'

/**
 * The line between one browser and the server, which a test can cut and mend. Telling a browser to be offline is not
 * enough: sockets that are open stay so.
 */
export class Wire {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #isCut = false

  private constructor({ url }: PlanwallServer) {
    const port = Number(new URL(url).port)
    this.#server = createServer((near) => {
      if (this.#isCut) {
        near.destroy()
        return
      }
      const far = connect(port, '127.0.0.1')
      for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
        this.#sockets.add(socket)
        // A line that breaks is what this is for; the end that is left is closed with it.
        socket.on('error', () => other.destroy())
        socket.on('close', () => {
          this.#sockets.delete(socket)
          other.destroy()
        })
        socket.pipe(other)
      }
    })
  }

  static async to(server: PlanwallServer): Promise<Wire> {
    const wire = new Wire(server)
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve))
    return wire
  }

  /** What the server is called at this end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on nothing gets through, and what was under way is lost. */
  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  async remove(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
