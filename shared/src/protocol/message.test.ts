import * as decoding from 'lib0/decoding'
import { expect, it } from 'vitest'
import { clientMessages } from './client-message.ts'
import { decodeBody, encodeClientMessage } from './message.ts'

it('[J2] reads back what was written', () => {
  const frame = encodeClientMessage({ kind: 'command', body: { id: 7, command: { type: 'gather' } } })
  const decoder = decoding.createDecoder(frame)
  expect(decoding.readVarUint(decoder)).toBe(clientMessages.command.type)
  expect(decodeBody(decoder, clientMessages.command.schema)).toEqual({ id: 7, command: { type: 'gather' } })
})

it('[J3] reads nothing from a body that is cut off, is not JSON or has another shape', () => {
  const whole = encodeClientMessage({ kind: 'ping', body: { id: 7 } })
  const bodies = [whole.subarray(1, whole.length - 1), Uint8Array.of(1, 123), Uint8Array.of(2, 123, 125)]
  for (const body of bodies) expect(decodeBody(decoding.createDecoder(body), clientMessages.ping.schema)).toBeNull()
})
