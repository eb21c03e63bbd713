import {
  decodeBody,
  SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
  serverMessages,
} from '@planwall/shared/protocol/message.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

type Seat = { url: string; planId: string; cookie: string }

/**
 * Changes a plan over a socket of its own, with somebody's cookie: a whole plan stands there in the time a person types
 * a word. `change` is told which meeting the plan is in. Resolves once the server has it on its disk, and rejects when
 * it does not take it.
 */
export async function changePlan(
  { url, planId, cookie }: Seat,
  change: (doc: Y.Doc, meeting: string) => void,
): Promise<void> {
  const doc = new Y.Doc()
  const address = `${url.replace(/^http/, 'ws')}/sockets/${planId}?client=${doc.clientID}&protocol=${PROTOCOL_VERSION}`
  const socket = new WebSocket(address, { headers: { cookie, origin: url } })
  const ask = () => socket.send(syncFrame(SYNC_STEP_1, Y.encodeStateVector(doc)))
  await new Promise<void>((resolve, reject) => {
    let meeting: string | null = null
    let answers = 0
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`The server closed the line with ${code}`)))
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      const type = decoding.readVarUint(decoder)
      if (type === serverMessages.meeting.type && meeting === null) {
        meeting = decodeBody(decoder, serverMessages.meeting.schema)?.id ?? ''
        ask()
      }
      if (type !== SYNC) return
      const kind = decoding.readVarUint(decoder)
      if (kind === SYNC_STEP_1) return
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
      if (kind !== SYNC_STEP_2) return
      answers += 1
      // The second answer is given only after what was sent before the question is on disk.
      if (answers > 1) return resolve()
      const known = Y.encodeStateVector(doc)
      change(doc, meeting ?? '')
      socket.send(syncFrame(SYNC_UPDATE, Y.encodeStateAsUpdate(doc, known)))
      ask()
    })
  })
  socket.removeAllListeners('close')
  socket.close()
}

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
