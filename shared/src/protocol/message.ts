import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type * as z from 'zod/mini'
import { meetingViewSchema } from '../meeting/view-for.ts'
import type { CommandMessage } from './command-message.ts'
import { commandResultSchema } from './command-result.ts'
import { type Ping, pongSchema } from './heartbeat.ts'
import { helloSchema } from './hello.ts'
import { refusedSchema } from './refused.ts'
import { rosterSchema } from './roster.ts'
import { savedSchema } from './saved.ts'
import { snapshotOfferSchema } from './snapshot-offer.ts'

/** Message types of the stock y-websocket protocol. A stock client knows no others. */
export const SYNC = 0
export const AWARENESS = 1
export const QUERY_AWARENESS = 3

/** Inside a sync message. */
export const SYNC_STEP_1 = 0
export const SYNC_STEP_2 = 1
export const SYNC_UPDATE = 2

/** What the server tells: a message is its type as a varUint and JSON as a varString, alone in its frame. */
export const serverMessages = {
  hello: { type: 100, schema: helloSchema },
  saved: { type: 101, schema: savedSchema },
  refused: { type: 102, schema: refusedSchema },
  roster: { type: 103, schema: rosterSchema },
  meeting: { type: 104, schema: meetingViewSchema },
  result: { type: 105, schema: commandResultSchema },
  pong: { type: 106, schema: pongSchema },
  snapshot: { type: 107, schema: snapshotOfferSchema },
} as const

/** Types of what the client asks. How it is read is in client-message.ts, which clients are spared. */
export const clientTypes = { command: 110, ping: 111 } as const

export type ServerMessage = {
  [K in keyof typeof serverMessages]: { kind: K; body: Body<typeof serverMessages, K> }
}[keyof typeof serverMessages]
export type ClientMessage = { kind: 'command'; body: CommandMessage } | { kind: 'ping'; body: Ping }

type Body<M extends Record<string, { schema: z.ZodMiniType }>, K extends keyof M> = z.infer<M[K]['schema']>

/** The frame of a message to a client. */
export function encodeServerMessage(message: ServerMessage): Uint8Array {
  return frame(serverMessages[message.kind].type, message.body)
}

/** The frame of a message to the server. */
export function encodeClientMessage(message: ClientMessage): Uint8Array {
  return frame(clientTypes[message.kind], message.body)
}

/** The body of a message after its type, or null when it is not JSON or not of its schema. */
export function decodeBody<S extends z.ZodMiniType>(decoder: decoding.Decoder, schema: S): z.infer<S> | null {
  const parsed = schema.safeParse(readJson(decoder))
  return parsed.success ? parsed.data : null
}

function readJson(decoder: decoding.Decoder): unknown {
  try {
    return JSON.parse(decoding.readVarString(decoder))
  } catch {
    // Truncated or not JSON: no schema accepts undefined, so the caller sees null.
    return undefined
  }
}

function frame(type: number, body: unknown): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarString(encoder, JSON.stringify(body))
  return encoding.toUint8Array(encoder)
}
