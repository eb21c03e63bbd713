import {
  AWARENESS,
  encodeClientMessage,
  QUERY_AWARENESS,
  SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '@planwall/shared/protocol/message.ts'
import * as encoding from 'lib0/encoding'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'

/** Frames of an attacker who wants to stay: wrong, foreign, late or void, but nothing that must end a line. */
export function quietFrame(random: prng.PRNG, works: Uint8Array[]): Uint8Array {
  switch (prng.int32(random, 0, 11)) {
    case 0:
      return sync(SYNC_STEP_1, stateVector(random))
    case 1:
    case 2:
    case 3:
      return forgedPresence(random)
    case 4:
      return Uint8Array.of(QUERY_AWARENESS)
    case 5:
    case 6:
      return command(random)
    case 7:
      return encodeClientMessage({ kind: 'ping', body: { id: prng.int32(random, 0, 9) } })
    default:
      return sync(prng.oneOf(random, [SYNC_STEP_2, SYNC_UPDATE]), prng.oneOf(random, works))
  }
}

/** Frames that no line should outlive: noise, roots that no plan has, and honest frames with bytes changed, cut off or put in. */
export function loudFrame(random: prng.PRNG, works: Uint8Array[]): Uint8Array {
  const work = prng.oneOf(random, works)
  switch (prng.int32(random, 0, 6)) {
    case 0:
      return bytes(random, prng.int32(random, 0, 60))
    case 1:
      return sync(SYNC_STEP_1, bytes(random, prng.int32(random, 0, 40)))
    case 2:
      return sync(prng.oneOf(random, [SYNC_STEP_2, SYNC_UPDATE]), bytes(random, prng.int32(random, 0, 80)))
    case 3:
      return sync(SYNC_UPDATE, strayUpdate(random))
    case 4:
      return sync(SYNC_UPDATE, mutated(random, work))
    case 5:
      return mutated(random, sync(SYNC_UPDATE, work))
    default:
      return mutated(random, encodeClientMessage({ kind: 'ping', body: { id: 1 } }))
  }
}

/** Changes some bytes, cuts some off or puts some in. */
export function mutated(random: prng.PRNG, honest: Uint8Array): Uint8Array {
  const result = [...honest]
  for (let changes = prng.int32(random, 1, 4); changes > 0; changes--) {
    const at = prng.int32(random, 0, Math.max(0, result.length - 1))
    const kind = prng.int32(random, 0, 3)
    if (kind === 0) result[at] = prng.int32(random, 0, 255)
    else if (kind === 1) result.splice(at, prng.int32(random, 1, 8))
    else if (kind === 2) result.splice(at, 0, prng.int32(random, 0, 255), prng.int32(random, 0, 255))
    else result[at] = (result[at] ?? 0) ^ (1 << prng.int32(random, 0, 7))
  }
  return Uint8Array.from(result)
}

/** What a facilitator may ask for, and nobody else; of a facilitator only what harms nobody. */
function command(random: prng.PRNG): Uint8Array {
  const section = prng.oneOf(random, ['vision', 'values'] as const)
  return encodeClientMessage({
    kind: 'command',
    body: {
      id: prng.int32(random, 0, 1_000),
      command: prng.oneOf(random, [
        { type: 'lockSection', section },
        { type: 'reopenSection', section },
        { type: 'goTo', stage: 'nowhere', step: null },
        { type: 'startTimer', durationMs: 60_000 },
        { type: 'pauseTimer' },
        { type: 'raiseHand' },
        { type: 'lowerHand', participant: 'nobody' },
      ]),
    },
  })
}

/** Work in places that no plan has. */
function strayUpdate(random: prng.PRNG): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = prng.uint32(random, 0, 0xffff_ffff)
  const root = prng.oneOf(random, ['section:nothing', '__proto__', 'vision', 'x'.repeat(900)])
  const map = doc.getMap(root)
  map.set(prng.oneOf(random, ['stray', 'constructor', '__proto__', 'a']), prng.bool(random) ? 'x' : new Y.Map())
  return Y.encodeStateAsUpdate(doc)
}

/** What somebody claims to have, of clients that nobody has heard of. */
function stateVector(random: prng.PRNG): Uint8Array {
  const encoder = encoding.createEncoder()
  const count = prng.int32(random, 0, 4)
  encoding.writeVarUint(encoder, count)
  for (let n = 0; n < count; n++) {
    encoding.writeVarUint(encoder, prng.uint32(random, 0, 0xffff_ffff))
    encoding.writeVarUint(encoder, prng.int32(random, 0, 1_000))
  }
  return encoding.toUint8Array(encoder)
}

/** What a client that is not the sender's shows of itself. */
function forgedPresence(random: prng.PRNG): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, 1)
  encoding.writeVarUint(body, prng.uint32(random, 0, 0xffff_ffff))
  encoding.writeVarUint(body, prng.int32(random, 0, 1_000_000))
  encoding.writeVarString(body, prng.bool(random) ? '{"name":"Helen"}' : '{"name":')
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, AWARENESS)
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body))
  return encoding.toUint8Array(frame)
}

function sync(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

function bytes(random: prng.PRNG, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => prng.int32(random, 0, 255))
}
