import type { Command } from '@planwall/shared/meeting/command.ts'
import type { Role } from '@planwall/shared/meeting/role.ts'
import {
  AWARENESS,
  encodeClientMessage,
  type ServerMessage,
  SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
  serverMessages,
} from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { newPeer, type Peer } from '../rooms/peer.ts'
import { receive } from '../rooms/receive.ts'
import type { Room } from '../rooms/room.ts'

type BodyOf<K extends ServerMessage['kind']> = Extract<ServerMessage, { kind: K }>['body']

/**
 * A client in this process: a document and a socket whose two ends the test holds. What the server sends lands in
 * `inbox` and is applied at once; what the document changes waits in `outbox` until it is flushed.
 */
export class TestPeer {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly peer: Peer
  readonly inbox: ServerMessage[] = []
  readonly outbox: Uint8Array[] = []
  closedWith: number | null = null
  /** Bytes that this peer's line holds back, as the server sees it. */
  unread = 0
  /** Sizes of the answers with the state that arrived. */
  readonly states: number[] = []
  /** How many updates arrived that were no answer. */
  updates = 0
  #room: Room | null = null

  constructor(id: string, role: Role, clientId?: number, { fetches = false } = {}) {
    if (clientId !== undefined) this.doc.clientID = clientId
    // The library renews presence by a timer, which a test in steps has no use for.
    clearInterval(this.awareness._checkInterval)
    const person = { id, name: id, role, color: 1, listed: role !== 'observer' }
    const peer = this
    this.peer = newPeer({
      person,
      clientId: this.doc.clientID,
      fetches,
      socket: {
        get bufferedAmount() {
          return peer.unread
        },
        send: (frame) => this.#hear(frame),
        sendAll: ({ messages }) => {
          for (const message of messages) this.#hear(message)
        },
        close: (code) => {
          this.closedWith = code
        },
      },
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.outbox.push(syncFrame(SYNC_UPDATE, update))
    })
  }

  /** Joins as a stock client does: asks for the state at once. */
  join(room: Room): void {
    this.#room = room
    room.join(this.peer)
    this.asks()
  }

  /** Asks for what this document lacks. */
  asks(): void {
    this.send(syncFrame(SYNC_STEP_1, Y.encodeStateVector(this.doc)))
  }

  /** Sends what the document has changed since. */
  flush(): void {
    for (const frame of this.outbox.splice(0)) this.send(frame)
  }

  send(frame: Uint8Array): void {
    if (!this.#room) throw new Error('Not joined')
    receive(this.#room, this.peer, frame)
  }

  sendUpdate(update: Uint8Array): void {
    this.send(syncFrame(SYNC_UPDATE, update))
  }

  gives(id: number, command: Command): void {
    this.send(encodeClientMessage({ kind: 'command', body: { id, command } }))
  }

  shows(state: Record<string, unknown>, clientIds = [this.doc.clientID]): void {
    this.awareness.setLocalState(state)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, clientIds))
    this.send(encoding.toUint8Array(encoder))
  }

  leave(): void {
    this.#room?.leave(this.peer)
  }

  /** Bodies of the messages of one kind, oldest first. */
  heard<K extends ServerMessage['kind']>(kind: K): BodyOf<K>[] {
    return this.inbox.filter((message) => message.kind === kind).map((message) => message.body as BodyOf<K>)
  }

  /** How far the server has called this peer's work saved. */
  get savedUpTo(): number {
    return this.heard('saved').at(-1)?.n ?? 0
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === SYNC) this.#hearSync(decoder)
    else if (type === AWARENESS) applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
    else {
      const kind = Object.entries(serverMessages).find(([, message]) => message.type === type)?.[0]
      if (!kind) throw new Error(`Unknown message ${type}`)
      this.inbox.push({ kind, body: JSON.parse(decoding.readVarString(decoder)) } as ServerMessage)
    }
  }

  #hearSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (type === SYNC_STEP_1) this.outbox.push(syncFrame(SYNC_STEP_2, Y.encodeStateAsUpdate(this.doc, bytes)))
    else Y.applyUpdate(this.doc, bytes, this)
    if (type === SYNC_STEP_2) this.states.push(bytes.length)
    if (type === SYNC_UPDATE) this.updates += 1
  }
}

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
