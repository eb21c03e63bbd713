import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { setImmediate as turnsOver } from 'node:timers/promises'
import { encodeClientMessage } from '@planwall/shared/protocol/message.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { RawClient } from '../testing/raw-client.ts'
import { TestApp } from '../testing/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await TestApp.open()
})
afterEach(() => test.close())

const TEXT = 0x81
const BINARY = 0x82

/** One frame as it stands on the line, with a mask that changes nothing. */
function onTheLine(kind: number, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([kind, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

it('[R15] [R27] bytes that are no frame, among many that wait for their turn, end their sender’s socket and nothing else', async () => {
  const { id, coach, secrets } = await test.plan()
  const helen = new RawClient(await test.connect(coach, id))
  await helen.sync()
  const browser = await test.join(secrets.member, 'Mallory')
  const address = (await test.connect(browser, id)).url.replace(/client=\d+/, 'client=4711')
  const mallory = new WebSocket(address, { headers: browser.headers() })
  // What the server says of the end is a frame like any other; a line that is cut in the middle is an error too.
  mallory.on('error', () => {})
  const [{ socket: line }] = (await once(mallory, 'upgrade')) as [IncomingMessage]

  // In three pieces that wait while the frames before them are read, each in its turn; the fault is whole in the second.
  const ping = onTheLine(BINARY, encodeClientMessage({ kind: 'ping', body: { id: 1 } }))
  const pings = Buffer.concat(Array.from({ length: 500 }, () => ping))
  const fault = onTheLine(TEXT, Uint8Array.of(0xff, 0xfe))
  const gone = once(mallory, 'close')
  for (const piece of [Buffer.concat([pings, fault.subarray(0, 7)]), fault.subarray(7), pings]) {
    line.write(piece)
    for (let turn = 0; turn < 5; turn++) await turnsOver()
  }
  await gone

  await helen.read()
  expect(helen.closedWith).toBeNull()
  const said = test.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'line broken')
  expect(said).toMatchObject([{ level: 'info', code: 'WS_ERR_INVALID_UTF8' }])
  expect(test.log.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([])
})
