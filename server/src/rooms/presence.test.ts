import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { Presence } from './presence.ts'

const anasSocket = {}
const bensSocket = {}

function message(...entries: [clientId: number, clock: number, state: string][]): decoding.Decoder {
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

/** Entries of a frame as a stock client would read them. */
function read(frame: Uint8Array | null): [number, number, unknown][] {
  if (!frame) return []
  const outer = decoding.createDecoder(frame)
  decoding.readVarUint(outer)
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer))
  return Array.from({ length: decoding.readVarUint(decoder) }, () => [
    decoding.readVarUint(decoder),
    decoding.readVarUint(decoder),
    JSON.parse(decoding.readVarString(decoder)),
  ])
}

describe('presence', () => {
  it('[P1] passes on what a client shows of itself', () => {
    const presence = new Presence()
    expect(presence.receive(message([1, 5, '{"x":1}']), anasSocket, 1)).toBe(true)
    expect(read(presence.takeChanges())).toEqual([[1, 5, { x: 1 }]])
    expect(presence.takeChanges()).toBeNull()
  })

  it('[P2] takes no entry of a client id that the socket does not own, forged or echoed', () => {
    const presence = new Presence()
    presence.receive(message([1, 5, '{"x":1}']), anasSocket, 1)
    presence.takeChanges()
    expect(presence.receive(message([1, 9, '{"x":666}'], [1, 10, 'null']), bensSocket, 2)).toBe(true)
    expect(presence.takeChanges()).toBeNull()
    expect(read(presence.everyone())).toEqual([[1, 5, { x: 1 }]])
  })

  it('[P3] keeps the newest entry of a client and sends it once for all that came in between', () => {
    const presence = new Presence()
    for (const clock of [1, 2, 3]) presence.receive(message([1, clock, `{"x":${clock}}`]), anasSocket, 1)
    presence.receive(message([1, 2, '{"x":"old"}']), anasSocket, 1)
    expect(read(presence.takeChanges())).toEqual([[1, 3, { x: 3 }]])
  })

  it('[P4] tells that somebody has left, and then forgets them', () => {
    const presence = new Presence()
    presence.receive(message([1, 5, '{"x":1}']), anasSocket, 1)
    presence.takeChanges()
    presence.remove(1, anasSocket)
    expect(read(presence.takeChanges())).toEqual([[1, 6, null]])
    expect(presence.everyone()).toBeNull()
  })

  it('[P5] lets a tab that came back go on under its id, with a clock the others will hear', () => {
    const presence = new Presence()
    const newSocket = {}
    presence.receive(message([1, 50, '{"x":1}']), anasSocket, 1)
    presence.receive(message([1, 3, '{"x":2}']), newSocket, 1)
    presence.remove(1, anasSocket)
    expect(read(presence.takeChanges())).toEqual([[1, 51, { x: 2 }]])
    presence.receive(message([1, 4, '{"x":3}']), newSocket, 1)
    expect(read(presence.takeChanges())).toEqual([[1, 52, { x: 3 }]])
  })

  it('[P5] lets it do so as well when it was told as gone in the meantime', () => {
    const presence = new Presence()
    presence.receive(message([1, 50, '{"x":1}']), anasSocket, 1)
    presence.remove(1, anasSocket)
    expect(read(presence.takeChanges())).toEqual([[1, 51, null]])
    presence.receive(message([1, 50, '{"x":2}']), {}, 1)
    expect(read(presence.takeChanges())).toEqual([[1, 52, { x: 2 }]])
  })

  it('[P6] refuses a message that is too big, cut off or not JSON, and a clock that would freeze somebody', () => {
    const presence = new Presence()
    expect(presence.receive(message([1, 1, JSON.stringify('x'.repeat(3_000))]), anasSocket, 1)).toBe(false)
    expect(presence.receive(message([1, 1, '{"x":']), anasSocket, 1)).toBe(false)
    expect(presence.receive(decoding.createDecoder(Uint8Array.of(9, 1)), anasSocket, 1)).toBe(false)
    presence.receive(message([1, Number.MAX_SAFE_INTEGER, '{"x":1}']), anasSocket, 1)
    expect(presence.takeChanges()).toBeNull()
  })
})
