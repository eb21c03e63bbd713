import type { Socket } from '@planwall/server/rooms/peer.ts'
import * as prng from 'lib0/prng'
import type { Process, VirtualTime } from './virtual-time.ts'

/** What the server does with a socket that has been opened to it. */
export type ServerSide = { message(frame: Uint8Array): void; closed(): void }

/** Who answers when somebody dials; null while there is no server. */
export type Answering = { process: Process; accept(url: URL, socket: Socket, tab: TabLine): ServerSide } | null

/** How a tab's line to the server is at the moment. */
export type TabLine = {
  process: Process
  /** Whose browser it is; the server knows by the cookie. */
  person: string
  reachable: boolean
  /** The usual way of a frame takes from 1 to so many milliseconds. */
  latencyMs: number
}

/** How long it takes until a server misses a client that went without a word, in milliseconds; its heartbeat finds it. */
const MISSED_WITHIN_MS = 27_000

/**
 * Sockets between tabs and a server. A direction of a socket keeps its order, as TCP does; a line that is cut delivers
 * a first part of what is under way and loses the rest, and each end learns of it in its own time.
 */
export class Network {
  answering: Answering = null
  readonly #time: VirtualTime
  readonly #random: prng.PRNG
  readonly #wires = new Set<Wire>()

  constructor(time: VirtualTime, random: prng.PRNG) {
    this.#time = time
    this.#random = random
  }

  /** The constructor that a tab uses in place of WebSocket. */
  socketFor(line: TabLine): typeof WebSocket {
    const dial = (url: string, socket: ClientSocket) => this.#dial(url, socket, line)
    const Dialled = class extends ClientSocket {
      constructor(url: string) {
        super()
        dial(url, this)
      }
    }
    return Dialled as unknown as typeof WebSocket
  }

  /** Frames that have not arrived yet. */
  get underWay(): number {
    return [...this.#wires].reduce((sum, wire) => sum + wire.underWay, 0)
  }

  /** Cuts every socket of a tab. `silently`: its own end is told nothing and must find out. */
  cut(line: TabLine, { silently = false } = {}): void {
    for (const wire of [...this.#wires]) if (wire.line === line) wire.cut(silently ? 'nobody' : 'client')
  }

  /** The server is gone: whoever was connected is told by its operating system. */
  cutAll(): void {
    for (const wire of [...this.#wires]) wire.cut('client')
  }

  #dial(url: string, socket: ClientSocket, line: TabLine): void {
    const { answering } = this
    const wait = this.between(1, line.latencyMs * 2)
    if (!answering || !line.reachable) {
      this.#time.after(wait, line.process, () => socket.end(1006))
      return
    }
    const wire = new Wire({ network: this, time: this.#time, socket, line, server: answering.process })
    socket.wire = wire
    this.#wires.add(wire)
    this.#time.after(wait, answering.process, () => {
      if (!wire.isWhole) return
      wire.open()
      wire.listen(answering.accept(new URL(url), wire.serverEnd, line))
    })
  }

  forget(wire: Wire): void {
    this.#wires.delete(wire)
  }

  between(least: number, most: number): number {
    return prng.int32(this.#random, Math.round(least), Math.max(Math.round(least), Math.round(most)))
  }
}

type Parcel = { bytes: number; cancel: () => void }

/** One direction of a socket. */
class Lane {
  readonly parcels: Parcel[] = []
  lastAt = 0
  broken = false
}

class Wire {
  readonly line: TabLine
  readonly serverEnd: Socket
  readonly #network: Network
  readonly #time: VirtualTime
  readonly #socket: ClientSocket
  readonly #server: Process
  readonly #up = new Lane()
  readonly #down = new Lane()
  #side: ServerSide | null = null

  constructor(of: { network: Network; time: VirtualTime; socket: ClientSocket; line: TabLine; server: Process }) {
    this.line = of.line
    this.#network = of.network
    this.#time = of.time
    this.#socket = of.socket
    this.#server = of.server
    const down = this.#down
    this.serverEnd = {
      get bufferedAmount() {
        return down.parcels.reduce((sum, parcel) => sum + parcel.bytes, 0)
      },
      send: (frame) => this.#tell(frame),
      sendAll: ({ messages }) => {
        for (const message of messages) this.#tell(message)
      },
      close: (code) => this.#closeFromServer(code),
    }
  }

  get underWay(): number {
    return this.#up.parcels.length + this.#down.parcels.length
  }

  get isWhole(): boolean {
    return !this.#up.broken && !this.#down.broken
  }

  /** The client hears that it is connected before it hears anything else. */
  open(): void {
    this.#carry(this.#down, 0, this.line.process, () => this.#socket.opened())
  }

  listen(side: ServerSide): void {
    this.#side = side
  }

  sendUp(frame: Uint8Array): void {
    this.#carry(this.#up, frame.length, this.#server, () => this.#side?.message(frame))
  }

  /** The client has closed: what it sent before arrives, then the server hears of the end. */
  closeFromClient(): void {
    this.#carry(this.#up, 0, this.#server, () => this.#goneForServer())
    this.#up.broken = true
  }

  cut(told: 'client' | 'nobody'): void {
    for (const lane of [this.#up, this.#down]) {
      lane.broken = true
      const arriving = this.#network.between(0, lane.parcels.length)
      for (const parcel of lane.parcels.splice(arriving)) parcel.cancel()
    }
    this.#network.forget(this)
    this.#time.after(this.#network.between(0, MISSED_WITHIN_MS), this.#server, () => this.#goneForServer())
    if (told === 'nobody') return
    const at = Math.max(this.#down.lastAt - this.#time.now, 0) + this.#network.between(0, 500)
    this.#time.after(at, this.line.process, () => this.#socket.end(1006))
  }

  #tell(frame: Uint8Array): void {
    this.#carry(this.#down, frame.length, this.line.process, () => this.#socket.heard(frame))
  }

  #closeFromServer(code: number): void {
    this.#carry(this.#down, 0, this.line.process, () => {
      this.#socket.end(code)
      this.#time.after(this.#network.between(1, this.line.latencyMs), this.#server, () => this.#goneForServer())
    })
    this.#down.broken = true
  }

  #goneForServer(): void {
    this.#network.forget(this)
    const side = this.#side
    this.#side = null
    side?.closed()
  }

  #carry(lane: Lane, bytes: number, to: Process, arrive: () => void): void {
    if (lane.broken) return
    const at = Math.max(lane.lastAt, this.#time.now + this.#network.between(1, this.line.latencyMs))
    lane.lastAt = at
    const parcel: Parcel = {
      bytes,
      cancel: this.#time.after(at - this.#time.now, to, () => {
        lane.parcels.splice(lane.parcels.indexOf(parcel), 1)
        arrive()
      }),
    }
    lane.parcels.push(parcel)
  }
}

/** The client's end, as far as the provider uses it. */
class ClientSocket {
  binaryType = 'arraybuffer'
  readyState = 0
  readonly OPEN = 1
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  wire: Wire | null = null

  send(data: Uint8Array): void {
    if (this.readyState === 0) throw new DOMException('Still connecting', 'InvalidStateError')
    if (this.readyState === 1) this.wire?.sendUp(data)
  }

  close(): void {
    if (this.readyState > 1) return
    this.readyState = 3
    this.wire?.closeFromClient()
  }

  opened(): void {
    if (this.readyState !== 0) return
    this.readyState = 1
    this.onopen?.()
  }

  heard(frame: Uint8Array): void {
    if (this.readyState === 1) this.onmessage?.({ data: frame })
  }

  end(code: number): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }
}
