import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sectionRoot } from '@planwall/shared/plan/root-name.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { decodeBody, encodeClientMessage, serverMessages } from '@planwall/shared/protocol/message.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import * as decoding from 'lib0/decoding'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import { loudFrame, mutated, quietFrame } from './hostile-frames.ts'
import { openSocket, type Seat } from './node-socket.ts'
import { type Kind, NOTHING, type Order, type Sent } from './orders.ts'

// A program of its own, so that who measures the server shares no thread with who attacks it.

type Attacker = { kind: Kind; seat: Seat; frames: Uint8Array[]; restsUntil: number }

const SOCKETS_AT_ONCE = 24

/** Frames between two questions whether all before was read. */
const SLICE = 48

/** A socket sends so many at most: after more at once it would be cut off for their number alone. */
const MOST_FRAMES = 1_500

/** One frame in so many is made to end the line, or to be read as something else. */
const LOUD_EVERY = 80

/** Frames are sent again by others until one in so many sends makes a new one. */
const NEW_EVERY = 8
const POOL = 512

/** An answer that takes longer is none, in milliseconds. */
const PATIENCE_MS = 20_000

/** How long somebody stays away whom the server has sent away for being too much, in milliseconds. */
const REST_MS = 2_000

const TOO_MANY = String(closeCodes.tooMany.code)

let random = prng.create(0)
let attackers: Attacker[] = []
let ownWorks: Uint8Array[] = []

process.on('message', (order: Order) => {
  if (order.do === 'begin') {
    random = prng.create(order.seed)
    attackers = order.seats.map(({ kind, ...seat }) => ({ kind, seat, frames: [], restsUntil: 0 }))
    ownWorks = missionWorks()
    process.send?.(NOTHING)
  } else void attack(order.frames, Buffer.from(order.state, 'base64')).then((sent) => process.send?.(sent))
})

async function attack(frames: number, state: Uint8Array): Promise<Sent> {
  const sent: Sent = { ...NOTHING, ends: {} }
  const harm = [...ownWorks, state, vandalism(state)]
  // Who may write may also take away what others wrote: of them only work in a place where nobody else writes.
  const worksOf = (kind: Attacker['kind']) => (kind === 'member' || kind === 'facilitator' ? ownWorks : harm)
  const oneAfterTheOther = async () => {
    while (sent.read + sent.unread + sent.garbage < frames) {
      const awake = attackers.filter(({ restsUntil }) => restsUntil <= performance.now())
      if (awake.length === 0) await pause(50)
      else if (prng.int32(random, 0, 19) === 0) await garbage(prng.oneOf(random, awake), sent)
      else {
        const attacker = prng.oneOf(random, awake)
        await openAndSend(attacker, worksOf(attacker.kind), sent)
      }
    }
  }
  await Promise.all(Array.from({ length: SOCKETS_AT_ONCE }, oneAfterTheOther))
  return sent
}

/** One socket that sends what it likes until it is thrown out, or has sent enough. */
async function openAndSend(attacker: Attacker, works: Uint8Array[], sent: Sent): Promise<void> {
  const { kind, seat, frames } = attacker
  const from = `127.0.${prng.int32(random, 1, 250)}.${prng.int32(random, 1, 250)}`
  const client = prng.uint32(random, 0, 0xffff_ffff)
  const socket = openSocket({ ...seat, from }, `client=${client}&protocol=${PROTOCOL_VERSION}`)
  let end: string | null = null
  let answered = -1
  let wake: () => void = () => undefined
  // Refused, reset, closed: an attacker takes what comes.
  socket.on('error', () => socket.terminate())
  socket.on('close', (code) => {
    end = String(code)
    wake()
  })
  socket.on('open', () => wake())
  socket.on('message', (frame: Buffer) => {
    if (frame[0] !== serverMessages.pong.type) return
    answered = Math.max(answered, pongIn(frame) ?? -1)
    wake()
  })
  const hears = async (isTrue: () => boolean) => {
    const until = performance.now() + PATIENCE_MS
    while (!isTrue() && end === null && performance.now() < until) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PATIENCE_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return end === null && isTrue()
  }

  sent.sockets += 1
  await hears(() => socket.readyState === socket.OPEN)
  let all = 0
  for (let slice = 1_000; end === null && all < MOST_FRAMES; slice++) {
    let firstLoud = SLICE
    for (let n = 0; n < SLICE; n++) {
      const isLoud = prng.int32(random, 1, LOUD_EVERY) === 1
      if (isLoud) firstLoud = Math.min(firstLoud, n)
      const frame = isLoud ? loudFrame(random, works) : someFrame(frames, works)
      socket.send(frame, { binary: !isLoud || prng.int32(random, 0, 9) > 0 })
    }
    all += SLICE
    if (kind === 'stranger') {
      sent.unread += SLICE
      await hears(() => false)
      break
    }
    socket.send(encodeClientMessage({ kind: 'ping', body: { id: slice } }))
    // Frames are read in order, and none before the first loud one can have ended the line.
    const isRead = await hears(() => answered >= slice)
    sent.read += isRead ? SLICE : Math.min(SLICE, firstLoud + 1)
    if (!isRead) break
  }
  const why = end ?? 'stayed'
  sent.ends[why] = (sent.ends[why] ?? 0) + 1
  if (why === TOO_MANY) attacker.restsUntil = performance.now() + REST_MS
  socket.terminate()
}

/** Bytes that are no frames, or no request, on a bare connection. Counts each piece that was written. */
async function garbage({ seat }: Attacker, sent: Sent): Promise<void> {
  const { hostname, port, host } = new URL(seat.url)
  const line = connect(Number(port), hostname)
  let isOver = false
  line.on('error', () => line.destroy())
  line.on('close', () => {
    isOver = true
  })
  const write = async (piece: Uint8Array) => {
    if (isOver) return
    line.write(piece)
    sent.garbage += 1
    await pause(10)
  }
  const upgrade = `GET /sockets/${seat.planId}?client=1&protocol=${PROTOCOL_VERSION} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${seat.url}\r\nCookie: ${seat.cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
  const asked = new TextEncoder().encode(upgrade)
  await write(prng.bool(random) ? asked : mutated(random, asked))
  // The rest bits, masks and lengths of frames at random.
  for (let pieces = prng.int32(random, 1, 4); pieces > 0; pieces--) {
    await write(Uint8Array.from({ length: 200 }, () => prng.int32(random, 0, 255)))
  }
  line.destroy()
}

/** A quiet frame that was sent before, or a new one in the place of an old one. */
function someFrame(frames: Uint8Array[], works: Uint8Array[]): Uint8Array {
  const at = prng.int32(random, 0, POOL - 1)
  const known = frames[at]
  if (known && prng.int32(random, 1, NEW_EVERY) > 1) return known
  const made = quietFrame(random, works)
  frames[at] = made
  return made
}

/** Honest work of a few clients in a section that those may write who may write at all; sent again it is nothing new. */
function missionWorks(): Uint8Array[] {
  return Array.from({ length: 32 }, () => {
    const doc = new Y.Doc()
    doc.clientID = prng.uint32(random, 0, 0xffff_ffff)
    const map = doc.getMap(sectionRoot('mission'))
    for (let n = 0; n < 5; n++) map.set(`${n % 3}`, prng.word(random, 5, 40))
    return Y.encodeStateAsUpdate(doc)
  })
}

/** Takes away everything that stands in the plan: whoever only reads may not. */
function vandalism(state: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    for (const name of doc.share.keys()) doc.getMap(name).clear()
  })
  return Y.encodeStateAsUpdate(doc, before)
}

function pongIn(frame: Uint8Array): number | null {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  return decodeBody(decoder, serverMessages.pong.schema)?.id ?? null
}
