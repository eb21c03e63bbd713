import { encodeClientMessage, SYNC } from '@planwall/shared/protocol/message.ts'
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { countingSocket, documentFrameKind } from './counting-socket.ts'

const doc = new Y.Doc()

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const step1 = frame((encoder) => sync.writeSyncStep1(encoder, doc))
const step2 = frame((encoder) => sync.writeSyncStep2(encoder, doc))
const update = frame((encoder) => sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc)))
const ping = encodeClientMessage({ kind: 'ping', body: { id: 1 } })

function socket() {
  const log: string[] = []
  class Wire {
    send(data: Uint8Array) {
      log.push(documentFrameKind(data) ?? 'other')
    }
  }
  const Counting = countingSocket(Wire as unknown as typeof WebSocket, (n) => log.push(`n=${n}`))
  return { log, socket: new Counting('ws://server') }
}

it('numbers answers and updates from 1, before each leaves, and nothing else', () => {
  const { log, socket: line } = socket()
  for (const data of [step1, ping, step2, update, ping, update]) line.send(data as Uint8Array<ArrayBuffer>)
  expect(log).toEqual(['other', 'other', 'n=1', 'step2', 'n=2', 'update', 'other', 'n=3', 'update'])
})

it('holds back updates until the server’s question has been answered, since the answer contains them', () => {
  const { log, socket: line } = socket()
  for (const data of [update, update, step2]) line.send(data as Uint8Array<ArrayBuffer>)
  expect(log).toEqual(['n=1', 'step2'])
})

it('counts anew on each socket', () => {
  for (let round = 0; round < 2; round++) {
    const { log, socket: line } = socket()
    line.send(step2 as Uint8Array<ArrayBuffer>)
    expect(log).toEqual(['n=1', 'step2'])
  }
})
