import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { writePlanContent } from '@planwall/shared/plan/plan-content.ts'
import { SYNC, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from '@planwall/shared/protocol/message.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

type Seat = { url: string; planId: string; cookie: string }

/**
 * Changes a plan over a socket of its own, with somebody's cookie: a whole plan stands there in the time a person types
 * a word. Resolves once the server has it on its disk, and rejects when it does not take it.
 */
export async function changePlan({ url, planId, cookie }: Seat, change: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc()
  const address = `${url.replace(/^http/, 'ws')}/sockets/${planId}?client=${doc.clientID}&protocol=${PROTOCOL_VERSION}`
  const socket = new WebSocket(address, { headers: { cookie, origin: url } })
  await new Promise<void>((resolve, reject) => {
    let answers = 0
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`The server closed the line with ${code}`)))
    socket.on('open', () => socket.send(syncFrame(SYNC_STEP_1, Y.encodeStateVector(doc))))
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      if (decoding.readVarUint(decoder) !== SYNC || decoding.readVarUint(decoder) !== SYNC_STEP_2) return
      answers += 1
      // The second answer is only given after what was sent before the question is on disk.
      if (answers > 1) return resolve()
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
      const known = Y.encodeStateVector(doc)
      change(doc)
      socket.send(syncFrame(SYNC_UPDATE, Y.encodeStateAsUpdate(doc, known)))
      socket.send(syncFrame(SYNC_STEP_1, Y.encodeStateVector(doc)))
    })
  })
  socket.removeAllListeners('close')
  socket.close()
}

/** Makes the plan say what the content says. */
export async function fillPlan(seat: Seat, content: PlanContent): Promise<void> {
  await changePlan(seat, (doc) => writePlanContent(doc, content))
}

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
