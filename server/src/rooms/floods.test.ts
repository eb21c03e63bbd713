import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { RawClient } from '../testing/raw-client.ts'
import { type Plan, TestApp } from '../testing/test-app.ts'
import { Presence } from './presence.ts'

describe('a socket', () => {
  let test: TestApp
  let plan: Plan
  beforeEach(async () => {
    test = await TestApp.open()
    plan = await test.plan()
  })
  afterEach(() => test.close())

  it('[R15] takes no compressed frames, so a small one cannot unfold into a big one', async () => {
    const socket = await test.connect(await test.join(plan.secrets.member, 'Mallory'), plan.id)
    expect(socket.extensions).toBe('')
    const compressed = new RawClient(socket)
    // The bit that marks a frame as compressed, on a frame of one byte.
    tcpOf(socket).write(Buffer.from([0b1100_0010, 0b1000_0001, 0, 0, 0, 0, 0]))
    await once(socket, 'close')
    expect(compressed.closedWith).not.toBeNull()
  })

  it('[R15] ends at a frame of more than four megabytes, before it is read', async () => {
    const socket = await test.connect(await test.join(plan.secrets.member, 'Mallory'), plan.id)
    const helen = new RawClient(await test.connect(plan.coach, plan.id))
    await helen.sync()
    const closed = once(socket, 'close')
    socket.send(new Uint8Array(4_194_305))
    await closed
    await helen.sync()
    expect([socket.readyState, helen.closedWith]).toEqual([WebSocket.CLOSED, null])
  })
})

describe('presence', () => {
  const mallorysSocket = {}

  function message(entries: readonly [clientId: number, clock: number, state: string][]): decoding.Decoder {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, entries.length)
    for (const [clientId, clock, state] of entries) {
      encoding.writeVarUint(body, clientId)
      encoding.writeVarUint(body, clock)
      encoding.writeVarString(body, state)
    }
    const whole = encoding.createEncoder()
    encoding.writeVarUint8Array(whole, encoding.toUint8Array(body))
    return decoding.createDecoder(encoding.toUint8Array(whole))
  }

  it('[P2] keeps nothing of client ids that somebody makes up, however many come and go', () => {
    const presence = new Presence()
    for (let id = 1_000; id < 11_000; id++) {
      presence.receive(message([[id, 1, '{"x":1}']]), mallorysSocket, 1)
      presence.receive(message([[id, 2, 'null']]), mallorysSocket, 1)
    }
    expect([presence.dirty, presence.takeChanges(), presence.everyone()]).toEqual([false, null, null])
  })

  it('[P6] takes no more than 512 entries in one message, whatever is in them', () => {
    const presence = new Presence()
    const entries = (count: number) => Array.from({ length: count }, (_, at): [number, number, string] => [at, 1, '{}'])
    expect(presence.receive(message(entries(512)), mallorysSocket, 1_000)).toBe(true)
    expect(presence.receive(message(entries(513)), mallorysSocket, 1_000)).toBe(false)
  })
})

/** The line below a client's socket, to send bytes on that no client sends. */
function tcpOf(socket: WebSocket): { write(bytes: Buffer): void } {
  const line: unknown = Reflect.get(socket, '_socket')
  if (typeof line !== 'object' || line === null || !('write' in line)) throw new Error('The socket is not open')
  return line as { write(bytes: Buffer): void }
}
