import { clientMessages } from '@planwall/shared/protocol/client-message.ts'
import {
  AWARENESS,
  decodeBody,
  QUERY_AWARENESS,
  SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'
import type { Peer } from './peer.ts'
import type { Room } from './room.ts'

/** Reads one frame of a peer and hands it to the room. A frame that cannot be read ends its sender's socket, never the room. */
export function receive(room: Room, peer: Peer, frame: Uint8Array): void {
  if (peer.state === 'leaving' || !room.isOpen) return
  try {
    if (!dispatch(room, peer, decoding.createDecoder(frame))) room.misunderstood(peer)
  } catch (error) {
    if (!isDecodingError(error)) throw error
    room.misunderstood(peer)
  }
}

/** False for a frame that is not a message of ours. */
function dispatch(room: Room, peer: Peer, decoder: decoding.Decoder): boolean {
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return dispatchSync(room, peer, decoder)
    case AWARENESS:
      room.receivedPresence(peer, decoder)
      return true
    case QUERY_AWARENESS:
      room.askedForPresence(peer)
      return true
    case clientMessages.command.type: {
      const message = decodeBody(decoder, clientMessages.command.schema)
      if (message) room.receivedCommand(peer, message)
      return message !== null
    }
    case clientMessages.ping.type: {
      const ping = decodeBody(decoder, clientMessages.ping.schema)
      if (ping) room.pinged(peer, ping.id)
      return ping !== null
    }
    default:
      return false
  }
}

function dispatchSync(room: Room, peer: Peer, decoder: decoding.Decoder): boolean {
  const type = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (decoding.hasContent(decoder)) return false
  switch (type) {
    case SYNC_STEP_1:
      room.askedForState(peer, bytes)
      return true
    case SYNC_STEP_2:
      room.receivedUpdate(peer, bytes, 'step2')
      return true
    case SYNC_UPDATE:
      room.receivedUpdate(peer, bytes, 'update')
      return true
    default:
      return false
  }
}

/** lib0 throws plain errors and RangeErrors at the end of input; anything else is a fault of ours. */
function isDecodingError(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.constructor === Error)
}
