import type { Role } from '@planwall/shared/meeting/role.ts'
import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { Broadcast } from './broadcast.ts'

/** The part of a WebSocket that a room needs, so that tests can hold both ends. */
export type Socket = {
  send(frame: Uint8Array): void
  /** Sends messages that others get too. */
  sendAll(broadcast: Broadcast): void
  close(code: number, reason: string): void
  /** Bytes accepted by `send` that have not left this process yet. */
  readonly bufferedAmount: number
}

export type Person = { id: string; name: string; role: Role; color: number; listed: boolean }

/** One open socket of a person. `joining` until it has been answered with the plan, then it hears every change. */
export type Peer = {
  state: 'joining' | 'live' | 'leaving'
  readonly socket: Socket
  readonly person: Person
  /** The Yjs client id this socket announced: the only one whose presence it may set. */
  readonly clientId: number
  /** Document frames received on this socket, counted as protocol/saved.ts says. */
  received: number
  /** We have asked for its state and wait for its step 2. */
  asked: boolean
  /** It has asked for the state, and the answer is under way. */
  asking: boolean
  /** Size of the latest answer with the state, in bytes. */
  answered: number
  /** It can fetch a snapshot over HTTP. */
  readonly fetches: boolean
  /** The snapshot it was told to fetch. */
  offered: string | null
}

export function newPeer(of: Pick<Peer, 'socket' | 'person' | 'clientId'> & { fetches?: boolean }): Peer {
  return {
    fetches: false,
    ...of,
    state: 'joining',
    received: 0,
    asked: false,
    asking: false,
    answered: 0,
    offered: null,
  }
}

/** Above this many unsent bytes a peer gets no presence; the newest entry is sent once it has caught up. */
const SKIP_PRESENCE_BYTES = 262_144

/** Above this many unsent bytes a reader costs the others memory: it is closed and syncs again when it can. */
const SLOW_READER_BYTES = 4_194_304

export function sendTo(peer: Peer, message: Uint8Array | Broadcast): void {
  if (peer.state === 'leaving') return
  if (message instanceof Broadcast) peer.socket.sendAll(message)
  else peer.socket.send(message)
  // The state does not count: a plan that is bigger than the limit could never be opened.
  if (peer.socket.bufferedAmount > SLOW_READER_BYTES + peer.answered) closePeer(peer, 'slowReader')
}

export function canTakePresence(peer: Peer): boolean {
  return peer.state === 'live' && peer.socket.bufferedAmount <= SKIP_PRESENCE_BYTES
}

/** Ends the socket with its reason. The room hears of it as it hears of every closed socket, through `leave`. */
export function closePeer(peer: Peer, why: CloseName): void {
  if (peer.state === 'leaving') return
  peer.state = 'leaving'
  peer.socket.close(closeCodes[why].code, closeCodes[why].reason)
}
