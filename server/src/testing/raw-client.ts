import {
  AWARENESS,
  encodeClientMessage,
  SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
  serverMessages,
} from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'

/** A program that speaks the protocol over a real socket and sends whatever it likes. */
export class RawClient {
  readonly doc = new Y.Doc()
  readonly results: { id: number; ok: boolean; reason?: string }[] = []
  /** Entries of others' presence that arrived, as the JSON they carried. */
  readonly presence: string[] = []
  /** What the server said first. */
  hello: unknown = null
  revision = -1
  hands: string[] | null = null
  closedWith: number | null = null
  #pings = 0
  #clock = 0
  #synced: () => void = () => {}
  readonly #answered = new Map<number, () => void>()

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.#hear(data))
    socket.on('close', (code) => {
      this.closedWith = code
      this.#synced()
      for (const answer of this.#answered.values()) answer()
    })
  }

  /** Resolves with all that is on disk, its own work as it was taken included, or once the server has closed the socket. */
  async sync(): Promise<void> {
    if (this.closedWith !== null) return
    const synced = new Promise<void>((resolve) => {
      this.#synced = resolve
    })
    this.socket.send(syncFrame(SYNC_STEP_1, Y.encodeStateVector(this.doc)))
    await synced
  }

  /** Resolves once the server has read everything sent so far, or has closed the socket. */
  async read(): Promise<void> {
    if (this.closedWith !== null) return
    this.#pings += 1
    const id = this.#pings
    const answered = new Promise<void>((resolve) => this.#answered.set(id, resolve))
    this.socket.send(encodeClientMessage({ kind: 'ping', body: { id } }))
    await answered
  }

  /** The bytes of a change to the plan as this client knows it, which it does not make itself. */
  update(change: (doc: Y.Doc) => void): Uint8Array {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc))
    const before = Y.encodeStateVector(copy)
    change(copy)
    return Y.encodeStateAsUpdate(copy, before)
  }

  sendUpdate(update: Uint8Array): void {
    this.socket.send(syncFrame(SYNC_UPDATE, update))
  }

  sendStepTwo(update: Uint8Array): void {
    this.socket.send(syncFrame(SYNC_STEP_2, update))
  }

  sendPresence(clientId: number, state: object): void {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, clientId)
    this.#clock += 1
    encoding.writeVarUint(body, this.#clock)
    encoding.writeVarString(body, JSON.stringify(state))
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, AWARENESS)
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(body))
    this.socket.send(encoding.toUint8Array(frame))
  }

  /** All that the plan says, root by root: what must not change when something is refused. */
  content(): Record<string, unknown> {
    const roots = [...this.doc.share.keys()].sort()
    return Object.fromEntries(roots.map((name) => [name, this.doc.getMap(name).toJSON()]))
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === SYNC) {
      const kind = decoding.readVarUint(decoder)
      if (kind !== SYNC_STEP_1) Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder))
      if (kind === SYNC_STEP_2) this.#synced()
    } else if (type === AWARENESS) this.#hearPresence(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
    else {
      const body = JSON.parse(decoding.readVarString(decoder))
      if (type === serverMessages.pong.type) this.#answered.get(body.id)?.()
      if (type === serverMessages.hello.type) this.hello = body
      if (type === serverMessages.result.type) this.results.push(body)
      if (type === serverMessages.meeting.type) {
        this.revision = body.revision
        this.hands = body.hands
      }
    }
  }

  #hearPresence(decoder: decoding.Decoder): void {
    const count = decoding.readVarUint(decoder)
    for (let i = 0; i < count; i++) {
      decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      this.presence.push(decoding.readVarString(decoder))
    }
  }
}

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
