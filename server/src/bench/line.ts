import {
  AWARENESS,
  decodeBody,
  SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
  serverMessages,
} from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** How the messages of one kind of server differ from those of the stock protocol. */
export type Dialect = {
  /** Stands before every message, both ways. */
  prefix: Uint8Array
  /** What a client says first, or null. */
  greeting: Uint8Array | null
  /** The type under which the plan is also answered, besides SYNC. */
  alsoSync: number | null
  /** How many of the sender's document frames are called saved after a message of this type; null for other messages. */
  saved(type: number, body: decoding.Decoder, before: number): number | null
}

/** Somebody's place in a room, to be taken as often as one likes. */
export type Seat = {
  url(clientId: number): string
  headers: Record<string, string>
  dialect: Dialect
  /** Gets a snapshot that the server offers, where a server does. */
  fetch?: Fetching
}

/** How a client gets a snapshot that it is told to fetch: the plan as an update and its state vector. */
export type Fetching = (id: string) => Promise<{ bytesOnTheLine: number; plan: Uint8Array; vector: Uint8Array }>

export type Hearing = {
  /** Every frame with text or presence of others, as it came. */
  heard(line: Line, frame: Buffer, what: 'text' | 'presence'): void
  /** All document frames up to the n-th are called saved. */
  saved(line: Line, n: number): void
}

const NOBODY_LISTENS: Hearing = { heard: () => {}, saved: () => {} }

/** An update that brings nothing: the answer of somebody who has nothing that the server lacks. */
const NOTHING = Uint8Array.of(0, 0)

let lastClientId = 2_000_000_000

/**
 * A client without a document: it says what it is told to and passes on what it hears. It asks for the plan as every
 * client does and answers when it is asked.
 */
export class Line {
  /** Document frames sent, counted as every server that confirms them counts. */
  documentFrames = 0
  savedUpTo = 0
  framesReceived = 0
  bytesReceived = 0
  /** Bytes of the plan in all answers and updates so far. */
  planBytes = 0
  /** Bytes of the plan when the first answer to the question for it had come; a server may send parts before it. */
  answeredBytes: number | null = null
  closedWith: number | null = null
  readonly #answered: Promise<void>
  /** The plan in the parts in which it came, up to the first answer. */
  readonly #parts: Uint8Array[] = []
  #waiting: { forBytes: number; resolve(): void } | null = null

  private constructor(
    readonly socket: WebSocket,
    readonly clientId: number,
    /** Its place among all lines of the crowd. */
    readonly index: number,
    private readonly dialect: Dialect,
    private readonly hearing: Hearing,
    private readonly fetching: Fetching | null,
  ) {
    this.#answered = new Promise((resolve, reject) => {
      socket.on('message', (frame: Buffer) => this.#hear(frame, resolve))
      socket.on('close', (code) => {
        this.closedWith = code
        reject(new Error(`The server has closed a line with ${code}`))
      })
      socket.on('error', reject)
    })
    this.#answered.catch(() => undefined)
    socket.on('open', () => {
      if (dialect.greeting) socket.send(dialect.greeting)
      this.#ask(Uint8Array.of(0))
    })
  }

  /** A line that is being opened; `plan` resolves when it is. */
  static open(seat: Seat, index = 0, hearing: Hearing = NOBODY_LISTENS, fetching: Fetching | null = null): Line {
    lastClientId += 1
    const url = new URL(seat.url(lastClientId))
    if (fetching) url.searchParams.set('snapshot', '1')
    const socket = new WebSocket(url, {
      headers: seat.headers,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    })
    return new Line(socket, lastClientId, index, seat.dialect, hearing, fetching)
  }

  /** The plan, when the first answer has come. Rejects when the line is closed instead. */
  get plan(): Promise<Uint8Array> {
    return this.#answered.then(() => (this.#parts.length === 1 && this.#parts[0]) || Y.mergeUpdates(this.#parts))
  }

  /** Resolves once this much of a plan has come, in answers and updates together. */
  async untilPlanOf(bytes: number): Promise<void> {
    await this.#answered
    if (this.planBytes >= bytes) return
    await new Promise<void>((resolve) => {
      this.#waiting = { forBytes: bytes, resolve }
    })
  }

  sendUpdate(update: Uint8Array): void {
    this.#sendDocument(SYNC_UPDATE, update)
  }

  sendPresence(message: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, AWARENESS)
      encoding.writeVarUint8Array(encoder, message)
    })
  }

  /** What y-websocket's client does with all presence that it hears. */
  echo(frame: Buffer): void {
    if (this.closedWith === null) this.socket.send(frame)
  }

  async close(): Promise<void> {
    if (this.closedWith !== null) return
    const closed = new Promise((resolve) => this.socket.once('close', resolve))
    this.socket.terminate()
    await closed
  }

  #ask(stateVector: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, SYNC_STEP_1)
      encoding.writeVarUint8Array(encoder, stateVector)
    })
  }

  async #fetch(id: string): Promise<void> {
    if (!this.fetching) return
    const { bytesOnTheLine, plan, vector } = await this.fetching(id)
    this.bytesReceived += bytesOnTheLine
    this.planBytes += plan.length
    this.#ask(vector)
  }

  #sendDocument(type: number, update: Uint8Array): void {
    this.documentFrames += 1
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    if (this.closedWith !== null) return
    const encoder = encoding.createEncoder()
    encoding.writeUint8Array(encoder, this.dialect.prefix)
    write(encoder)
    this.socket.send(encoding.toUint8Array(encoder))
  }

  #hear(frame: Buffer, answered: () => void): void {
    this.framesReceived += 1
    this.bytesReceived += frame.length
    const { prefix, alsoSync } = this.dialect
    const type = frame[prefix.length]
    if (type === AWARENESS) this.hearing.heard(this, frame, 'presence')
    else if (type === SYNC || type === alsoSync) this.#hearSync(frame, answered)
    else this.#hearOther(frame)
  }

  #hearSync(frame: Buffer, answered: () => void): void {
    const at = this.dialect.prefix.length + 1
    const kind = frame[at]
    if (kind === SYNC_STEP_1) {
      this.#sendDocument(SYNC_STEP_2, NOTHING)
      return
    }
    const decoder = decoding.createDecoder(frame)
    decoder.pos = at + 1
    const update = decoding.readVarUint8Array(decoder)
    this.planBytes += update.length
    if (kind === SYNC_STEP_2) {
      if (this.answeredBytes === null) this.#parts.push(update)
      this.answeredBytes ??= this.planBytes
      answered()
    } else if (this.answeredBytes === null) this.#parts.push(update)
    else this.hearing.heard(this, frame, 'text')
    if (this.#waiting && this.planBytes >= this.#waiting.forBytes) {
      this.#waiting.resolve()
      this.#waiting = null
    }
  }

  #hearOther(frame: Buffer): void {
    const decoder = decoding.createDecoder(frame)
    decoder.pos = this.dialect.prefix.length
    const type = decoding.readVarUint(decoder)
    const offer = this.fetching && type === serverMessages.snapshot.type
    if (offer) void this.#fetch(decodeBody(decoder, serverMessages.snapshot.schema)?.id ?? '')
    const saved = offer ? null : this.dialect.saved(type, decoder, this.savedUpTo)
    if (saved === null) return
    this.savedUpTo = saved
    this.hearing.saved(this, saved)
  }
}
