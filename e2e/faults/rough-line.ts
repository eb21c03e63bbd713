import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import * as prng from 'lib0/prng'

/** How poor a line is. Times in milliseconds, shares from 0 to 1 of the pieces that pass. */
export type Poverty = {
  delay: number
  jitter: number
  /** A packet is lost and sent again: all that follows waits for it. */
  stalls: number
  stallMs: number
  /** The line breaks. */
  breaks: number
}

export const GOOD: Poverty = { delay: 0, jitter: 0, stalls: 0, stallMs: 0, breaks: 0 }

type Way = 'up' | 'down'
type End = {
  socket: Socket
  other: Socket
  way: Way
  deaf: boolean
  /** What is under way, and when it is due; nothing overtakes. */
  underWay: { piece: Buffer; due: number }[]
  timer: NodeJS.Timeout | null
}

/** The line between one person and the server, which can be poor, cut, held, or dead without anybody being told. */
export class RoughLine {
  poverty = GOOD
  readonly #server: Server
  readonly #ends = new Set<End>()
  readonly #random: prng.PRNG
  #isCut = false
  #isHeld = false

  private constructor(target: string, random: prng.PRNG) {
    this.#random = random
    const { port, hostname } = new URL(target)
    this.#server = createServer((near) => {
      if (this.#isCut) {
        near.destroy()
        return
      }
      const far = connect(Number(port), hostname)
      this.#join(near, far, 'up')
      this.#join(far, near, 'down')
    })
  }

  static async to(target: string, random: prng.PRNG): Promise<RoughLine> {
    const line = new RoughLine(target, random)
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve))
    return line
  }

  /** What the server is called at this end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Breaks what is open, and lets nothing new through until it is mended. */
  cut(): void {
    this.#isCut = true
    this.break()
  }

  mend(): void {
    this.#isCut = false
  }

  /** Breaks what is open; what comes after passes. */
  break(): void {
    for (const { socket } of this.#ends) socket.destroy()
  }

  /** What is open now carries nothing any more in these directions, and says so to nobody. What comes after passes. */
  deafen(ways: readonly Way[]): void {
    for (const end of this.#ends) if (ways.includes(end.way)) end.deaf = true
  }

  /** Everything waits where it is, as for a laptop that sleeps. */
  hold(): void {
    this.#isHeld = true
    for (const { socket } of this.#ends) socket.pause()
  }

  release(): void {
    this.#isHeld = false
    for (const { socket } of this.#ends) socket.resume()
  }

  async remove(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(socket: Socket, other: Socket, way: Way): void {
    const end: End = { socket, other, way, deaf: false, underWay: [], timer: null }
    this.#ends.add(end)
    socket.setNoDelay(true)
    if (this.#isHeld) socket.pause()
    socket.on('data', (piece) => this.#pass(end, piece))
    // A line that breaks is what this is for; the other side learns of it unless it is to be told nothing.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.#ends.delete(end)
      if (!end.deaf) other.destroy()
    })
  }

  #pass(end: End, piece: Buffer): void {
    if (end.deaf) return
    const { delay, jitter, stalls, stallMs, breaks } = this.poverty
    if (breaks > 0 && prng.real53(this.#random) < breaks) {
      end.socket.destroy()
      return
    }
    const stall = stalls > 0 && prng.real53(this.#random) < stalls ? stallMs : 0
    const wait = delay + prng.real53(this.#random) * jitter + stall
    const due = Math.max(performance.now() + wait, end.underWay.at(-1)?.due ?? 0)
    end.underWay.push({ piece, due })
    arrive(end)
  }
}

/** Hands on, in order, all that is due, and comes back for the rest. */
function arrive(end: End): void {
  if (end.timer) return
  const { underWay, other } = end
  for (let next = underWay[0]; next; next = underWay[0]) {
    const wait = next.due - performance.now()
    if (wait > 0) {
      end.timer = setTimeout(() => {
        end.timer = null
        arrive(end)
      }, wait)
      return
    }
    underWay.shift()
    if (!end.deaf) other.write(next.piece)
  }
}
