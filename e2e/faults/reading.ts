import { decodeBody, SYNC, SYNC_STEP_1, SYNC_STEP_2, serverMessages } from '@planwall/shared/protocol/message.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { openSocket, type Seat } from './node-socket.ts'

export type Reading = { doc: Y.Doc; meeting: string }

/** The whole plan as its server gives it to somebody who has nothing yet. Rejects when it does not. */
export function readPlan(seat: Seat): Promise<Reading> {
  const doc = new Y.Doc()
  const socket = openSocket(seat, `client=${doc.clientID}&protocol=${PROTOCOL_VERSION}`)
  let meeting: string | null = null
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`The server closed the line with ${code}`)))
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      const type = decoding.readVarUint(decoder)
      if (type === serverMessages.meeting.type && meeting === null) {
        meeting = decodeBody(decoder, serverMessages.meeting.schema)?.id ?? ''
        socket.send(stepOne())
      }
      if (type !== SYNC) return
      const kind = decoding.readVarUint(decoder)
      if (kind === SYNC_STEP_1) return
      // Of a big plan most comes before the answer that says that it is all.
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
      if (kind !== SYNC_STEP_2) return
      resolve({ doc, meeting: meeting ?? '' })
      socket.terminate()
    })
  })
}

/** Asks for everything. */
export function stepOne(): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, SYNC_STEP_1)
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(new Y.Doc()))
  return encoding.toUint8Array(encoder)
}
