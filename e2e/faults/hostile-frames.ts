import { encodeClientMessage, SYNC, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from '@planwall/shared/protocol/message.ts'
import * as encoding from 'lib0/encoding'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'

/**
 * A frame that no client of ours sends. Half of them are read before they are refused or do no harm, so that a socket
 * lives on and sends more; the other half are honest frames with bytes changed, cut off or put in.
 */
export function hostileFrame(random: prng.PRNG, honest: Uint8Array): Uint8Array {
  switch (prng.int32(random, 0, 9)) {
    case 0:
      return bytes(random, prng.int32(random, 0, 60))
    case 1:
      return sync(SYNC_STEP_1, bytes(random, prng.int32(random, 0, 40)))
    case 2:
      return sync(prng.oneOf(random, [SYNC_STEP_2, SYNC_UPDATE]), bytes(random, prng.int32(random, 0, 80)))
    case 3:
      return presence(random)
    case 4:
      return encodeClientMessage({
        kind: 'command',
        body: { id: 1, command: { type: 'lockSection', section: 'vision' } },
      })
    case 5:
      return encodeClientMessage({ kind: 'ping', body: { id: prng.int32(random, 0, 9) } })
    case 6:
      return sync(SYNC_UPDATE, strayUpdate(random))
    case 7:
      return sync(SYNC_UPDATE, mutated(random, honest))
    case 8:
      return mutated(random, sync(SYNC_UPDATE, honest))
    default:
      return sync(prng.oneOf(random, [SYNC_STEP_2, SYNC_UPDATE]), honest)
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

/** Work in places that no plan has, or that its sender may not write. */
function strayUpdate(random: prng.PRNG): Uint8Array {
  const doc = new Y.Doc()
  const root = prng.oneOf(random, [
    'section:vision',
    'section:nothing',
    '__proto__',
    'wall:abcdefgh:vision',
    'x'.repeat(900),
  ])
  const map = doc.getMap(root)
  map.set(prng.oneOf(random, ['stray', 'constructor', '__proto__', 'a']), prng.bool(random) ? 'x' : new Y.Map())
  return Y.encodeStateAsUpdate(doc)
}

function presence(random: prng.PRNG): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, 1)
  encoding.writeVarUint(body, prng.uint32(random, 0, 0xffff_ffff))
  encoding.writeVarUint(body, prng.int32(random, 0, 1_000_000))
  encoding.writeVarString(body, prng.bool(random) ? '{"name":"Helen"}' : '{"name":')
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, 1)
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
