import { type CloseName, closeCodeOf, closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { PING_EVERY_MS, SILENCE_MS } from '@planwall/shared/protocol/heartbeat.ts'
import {
  AWARENESS,
  type ClientMessage,
  decodeBody,
  encodeClientMessage,
  QUERY_AWARENESS,
  type ServerMessage,
  SYNC,
  serverMessages,
} from '@planwall/shared/protocol/message.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import * as encoding from 'lib0/encoding'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { countingSocket } from './counting-socket.ts'
import { isOwnChange } from './own-change.ts'

/** What the server says to the session; the offer of a snapshot is the line's own affair. */
export type Heard = Exclude<ServerMessage, { kind: 'snapshot' }>

export type LineEvents = {
  opened(): void
  /** `why`: what the server gave as its reason; null when the line just broke. */
  closed(why: CloseName | null): void
  /** Closed by the server for a reason after which the line does not come back by itself. */
  ended(why: CloseName): void
  heard(message: Heard): void
  /** The document has all that the server had when it was asked. */
  synced(): void
  /** The n-th document frame of this socket leaves. */
  sent(n: number): void
}

export type LineOptions = {
  /** `wss://host/sockets` */
  url: string
  planId: string
  doc: Y.Doc
  events: LineEvents
  /** Monotonic milliseconds. */
  elapsed(): number
  /** From 0 up to 1. */
  random(): number
  WebSocket: typeof WebSocket
  /** Fetches a snapshot of a big plan, or null when it cannot be had; without it all comes over the socket. */
  fetchSnapshot?: ((planId: string, id: string) => Promise<Uint8Array | null>) | undefined
}

/** Our presence goes out at most this often, in milliseconds. */
const PRESENCE_EVERY_MS = 50

/** Shortest and longest wait between two attempts to connect, in milliseconds; each is twice as long as the one before. */
const WAITS = { shortest: 200, longest: 2_500 }

/** Of who was sent away as too much, or as too slow: coming back at once would only make it worse. */
const LONG_WAITS = { shortest: 4_000, longest: 60_000 }

/** After a restart everybody comes back at once; this spreads them, in milliseconds. */
const RESTART_SPREAD_MS = 1_500

/** An attempt to connect that takes longer is given up for another, in milliseconds. */
const CONNECT_WITHIN_MS = 6_000

/** How long the first answer may take on a poor line before it counts as silence, in milliseconds. */
const FIRST_ANSWER_MS = 60_000

/**
 * The socket of one document to one plan: connects, comes back with jitter, finds a line that carries nothing any more
 * within 20 s, and numbers what it sends. Which close codes end it for good is written in protocol/close-code.ts.
 */
export class Line {
  readonly awareness: Awareness
  readonly #provider: WebsocketProvider
  readonly #options: LineOptions
  readonly #timer: ReturnType<typeof setInterval>
  #presenceTimer: ReturnType<typeof setTimeout> | null = null
  #presenceDue = false
  #attempts = 0
  #askedAt = 0
  #dialledAt = 0
  #unansweredSince: number | null = null
  #pings = 0
  #destroyed = false

  constructor(options: LineOptions) {
    this.#options = options
    const { doc, events } = options
    const provider = new WebsocketProvider(options.url, options.planId, doc, {
      connect: false,
      disableBc: true,
      params: {
        client: String(doc.clientID),
        protocol: String(PROTOCOL_VERSION),
        ...(options.fetchSnapshot && { snapshot: '1' }),
      },
      WebSocketPolyfill: countingSocket(options.WebSocket, (n) => events.sent(n)),
      shouldReconnect: (event) => (closeCodeOf(event.code)?.client ?? 'reconnect') === 'reconnect',
    })
    this.#provider = provider
    this.awareness = provider.awareness
    // Nobody is shown before the server has said that they may appear.
    this.awareness.setLocalState(null)
    // The stock handler sends every state it hears back to the server.
    this.awareness.off('update', provider._awarenessUpdateHandler)
    this.awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin === 'local') this.#sendPresence()
    })
    doc.off('update', provider._updateHandler)
    doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (isOwnChange(transaction)) provider._updateHandler(update, origin)
    })
    provider.messageHandlers[QUERY_AWARENESS] = () => undefined
    for (const kind of Object.keys(serverMessages) as ServerMessage['kind'][])
      this.#listenTo(kind, (message) => {
        if (message.kind === 'snapshot') void this.#fetchSnapshot(message.body.id)
        else options.events.heard(message)
      })
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#opened()
      if (status === 'connecting') this.#dialledAt = options.elapsed()
    })
    provider.on('sync', (synced) => {
      if (!synced) return
      this.#attempts = 0
      events.synced()
    })
    provider.on('connection-close', (event) => this.#closed(event))
    // Only our own codes end a line, so the last word is never needed.
    provider.on('closed', ({ code }) => events.ended(closeNameOf(code) ?? 'notJoined'))
    this.#timer = setInterval(() => this.#keepAlive(), 1_000)
  }

  get isOpen(): boolean {
    return this.#provider.wsconnected
  }

  get isSynced(): boolean {
    return this.#provider.synced
  }

  connect(): void {
    this.#provider.connect()
  }

  /** False when there is no line to send it on. */
  send(message: ClientMessage): boolean {
    return this.#sendFrame(encodeClientMessage(message))
  }

  /** The browser says that the network came or went: find out at once instead of waiting for the next ping. */
  check(): void {
    if (this.isOpen) this.#ping()
    else if (this.#provider.shouldConnect) this.#provider.connect()
  }

  destroy(): void {
    this.#destroyed = true
    clearInterval(this.#timer)
    this.#provider.destroy()
    this.awareness.destroy()
    if (this.#presenceTimer) clearTimeout(this.#presenceTimer)
  }

  #listenTo(kind: ServerMessage['kind'], heard: (message: ServerMessage) => void): void {
    const { type, schema } = serverMessages[kind]
    this.#provider.messageHandlers[type] = (_encoder, decoder) => {
      this.#unansweredSince = null
      const body = decodeBody(decoder, schema)
      if (body !== null) heard({ kind, body } as ServerMessage)
    }
  }

  /** Takes the snapshot that is offered, then asks again for what it lacks: everything, when it could not be had. */
  async #fetchSnapshot(id: string): Promise<void> {
    const { fetchSnapshot, planId, doc } = this.#options
    const { ws } = this.#provider
    const snapshot = await fetchSnapshot?.(planId, id)
    if (this.#destroyed) return
    if (snapshot) Y.applyUpdateV2(doc, snapshot, this.#provider)
    // On another line it has been asked anew.
    if (this.#provider.ws !== ws) return
    const question = encoding.createEncoder()
    encoding.writeVarUint(question, SYNC)
    writeSyncStep1(question, doc)
    this.#sendFrame(encoding.toUint8Array(question))
  }

  #opened(): void {
    this.#unansweredSince = null
    this.#askedAt = this.#options.elapsed()
    this.#options.events.opened()
  }

  #closed(event: CloseEvent | null): void {
    const why = event && closeNameOf(event.code)
    const most = longestWait(why, this.#attempts)
    this.#attempts++
    // The provider waits for the shorter of its own series and this; the large count makes it always this one.
    this.#provider.wsUnsuccessfulReconnects = 20
    this.#provider.maxBackoffTime = most * (0.5 + this.#options.random() / 2)
    this.#options.events.closed(why)
  }

  /**
   * A ping that stays unanswered shows a dead line, not the time since the last message: a browser that sleeps, or
   * that slows the timers of a hidden tab, hears nothing for minutes on a line that is well.
   */
  #keepAlive(): void {
    const now = this.#options.elapsed()
    if (!this.isOpen) {
      if (this.#provider.wsconnecting && now - this.#dialledAt >= CONNECT_WITHIN_MS) this.#redial()
      return
    }
    if (this.#unansweredSince !== null) {
      const patience = this.isSynced ? SILENCE_MS - PING_EVERY_MS : FIRST_ANSWER_MS
      if (now - this.#unansweredSince >= patience) this.#redial()
    } else if (now - this.#askedAt >= PING_EVERY_MS) this.#ping()
  }

  #ping(): void {
    this.#askedAt = this.#options.elapsed()
    this.#unansweredSince ??= this.#askedAt
    this.send({ kind: 'ping', body: { id: ++this.#pings } })
  }

  #redial(): void {
    this.#unansweredSince = null
    // Disconnecting lets go of the socket at once; its own close may take minutes on a dead line.
    this.#provider.disconnect()
    this.#provider.connect()
  }

  #sendPresence(): void {
    if (this.#presenceTimer) {
      this.#presenceDue = true
      return
    }
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, AWARENESS)
    const { clientID } = this.awareness
    encoding.writeVarUint8Array(body, encodeAwarenessUpdate(this.awareness, [clientID]))
    this.#sendFrame(encoding.toUint8Array(body))
    this.#presenceTimer = setTimeout(() => {
      this.#presenceTimer = null
      if (!this.#presenceDue) return
      this.#presenceDue = false
      this.#sendPresence()
    }, PRESENCE_EVERY_MS)
  }

  #sendFrame(frame: Uint8Array): boolean {
    const { ws } = this.#provider
    if (!ws || !this.isOpen || ws.readyState !== ws.OPEN) return false
    ws.send(frame as Uint8Array<ArrayBuffer>)
    return true
  }
}

/** The longest that the next attempt may wait, in milliseconds; by chance it waits between half of that and all. */
function longestWait(why: CloseName | null, attempts: number): number {
  if (why === 'restarting') return RESTART_SPREAD_MS
  const { shortest, longest } = why === 'tooMany' || why === 'slowReader' ? LONG_WAITS : WAITS
  return Math.min(longest, shortest * 2 ** attempts)
}

function closeNameOf(code: number): CloseName | null {
  const names = Object.keys(closeCodes) as CloseName[]
  return names.find((name) => closeCodes[name].code === code) ?? null
}
