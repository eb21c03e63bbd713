import * as encoding from 'lib0/encoding'
import { token } from '../token.ts'

/** What a browser shows of somebody who moves: one entry under its client id, about as long as ours. */
export function presenceMessage(clientId: number, sender: number, seq: number): Uint8Array {
  const state = {
    user: { name: `Member ${sender}`, color: '#2f6f5e' },
    pointer: { x: 1_000 + (seq % 900), y: 400, at: token('cursor', sender, seq) },
    section: 'values',
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, seq + 1)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}
