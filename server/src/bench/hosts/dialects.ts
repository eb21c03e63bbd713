import { decodeBody, serverMessages } from '@planwall/shared/protocol/message.ts'
import { savedSchema } from '@planwall/shared/protocol/saved.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Dialect } from '../line.ts'

/** What y-websocket speaks, which never says that anything is saved. */
export const stock: Dialect = { prefix: Uint8Array.of(), greeting: null, alsoSync: null, saved: () => null }

/** Stock, and a cumulative confirmation of what is on disk. */
export const planwall: Dialect = {
  ...stock,
  saved: (type, body) => (type === serverMessages.saved.type ? (decodeBody(body, savedSchema)?.n ?? null) : null),
}

const AUTH = 2
const AUTH_TOKEN = 0
const SYNC_REPLY = 4
const SYNC_STATUS = 8

/** The name of the document before every message, a token first, and a confirmation for each document frame. */
export function hocuspocus(document: string): Dialect {
  const prefix = encoded((encoder) => encoding.writeVarString(encoder, document))
  return {
    prefix,
    greeting: encoded((encoder) => {
      encoding.writeUint8Array(encoder, prefix)
      encoding.writeVarUint(encoder, AUTH)
      encoding.writeVarUint(encoder, AUTH_TOKEN)
      encoding.writeVarString(encoder, '')
    }),
    alsoSync: SYNC_REPLY,
    saved: (type, body, before) => (type === SYNC_STATUS ? before + decoding.readVarUint(body) : null),
  }
}

function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
