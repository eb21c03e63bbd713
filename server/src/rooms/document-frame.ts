import { SYNC, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from '@planwall/shared/protocol/message.ts'
import * as encoding from 'lib0/encoding'

/** Asks the client for what it has and we lack: our state vector. */
export function stepOneFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(SYNC_STEP_1, stateVector)
}

/** Answers a client's step 1 with what it lacks. */
export function stepTwoFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_STEP_2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_UPDATE, update)
}

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
