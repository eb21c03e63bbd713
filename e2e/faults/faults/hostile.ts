import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sectionRoot } from '@planwall/shared/plan/root-name.ts'
import { setScalar } from '@planwall/shared/plan/scalar-doc.ts'
import { invitationKindSchema } from '@planwall/shared/protocol/http.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import { type Fault, Tally } from '../fault.ts'
import { hostileFrame, mutated } from '../hostile-frames.ts'
import { Lab, newPlan } from '../lab.ts'
import { openSocket, type Seat } from '../node-socket.ts'
import { Person } from '../person.ts'
import { until } from '../until.ts'

const FRAMES_A_SOCKET = 100
const SOCKETS_AT_ONCE = 8

/** Everybody who can send something: each kind of link, and somebody with no seat at all. */
const KINDS = [...invitationKindSchema.options, 'stranger'] as const

/** Frames that no client sends, from every role and from strangers, in the room of people who work and beside another. */
export const hostile: Fault = {
  name: 'hostile',
  what: 'hostile frames from every role and from strangers, beside people who work',
  short: 2_400,
  long: 10_000_000,
  async try(trial) {
    const tally = new Tally(hostile, trial)
    const lab = await Lab.open(trial)
    const { random } = lab
    const seats = await Promise.all(
      KINDS.map(async (kind) => {
        if (kind === 'stranger') return { kind, ...lab.coachSeat, cookie: '' }
        return { kind, ...(kind === 'facilitator' ? lab.coachSeat : await lab.seat({ kind })) }
      }),
    )
    const elsewhere = await newPlan(lab.coach, 'Another Plan')
    const neighbour = new Person({ author: 'p1', seat: lab.coach.seatIn(elsewhere), random: prng.create(trial.seed) })
    const times: { calm: number[]; storm: number[] } = { calm: [], storm: [] }
    try {
      const honest = await lab.joins()
      await lab.joins()
      await neighbour.arrives()
      await until(() => neighbour.isSaved)
      lab.begin()
      await measure(neighbour, times.calm, 20)
      let warm: number | null = null
      let sockets = 0
      while (tally.tried < trial.times && lab.server.process) {
        const state = Y.encodeStateAsUpdate(honest.doc).subarray(0, 2_000)
        const batch = Array.from({ length: SOCKETS_AT_ONCE }, async () => {
          sockets += 1
          const from = `127.0.${prng.int32(random, 1, 250)}.${prng.int32(random, 1, 250)}`
          const { kind, ...seat } = prng.oneOf(random, seats)
          // Who may write may also take away what others wrote. So writers send changed bytes of work of their own.
          const update = kind === 'member' || kind === 'facilitator' ? ownWork(random) : state
          if (sockets % 20 === 0) await garbage(seat, random)
          else await attack({ ...seat, from }, random, update)
        })
        await Promise.all([...batch, measure(neighbour, times.storm, 2)])
        tally.note({ lost: 0, wrong: lab.complaints(), times: SOCKETS_AT_ONCE * FRAMES_A_SOCKET })
        if (warm === null && tally.tried >= trial.times / 4) warm = await lab.memory()
      }
      const memory = await lab.memory()
      if (warm !== null && memory !== null) {
        tally.figures['MB more in the server in the last three quarters'] = ((memory - warm) / 1e6).toFixed(1)
      }
      tally.figures['ms p99 of a save in another plan before'] = p99(times.calm)
      tally.figures['ms during'] = p99(times.storm)
      tally.figures.sockets = sockets
      tally.end(await lab.judgeEnd())
    } finally {
      await neighbour.leaves()
      await lab.close()
    }
    return tally.row()
  },
}

function ownWork(random: prng.PRNG): Uint8Array {
  const doc = new Y.Doc()
  const map = doc.getMap(sectionRoot('mission'))
  for (let n = 0; n < 5; n++) map.set(`${n % 3}`, prng.word(random, 5, 40))
  return Y.encodeStateAsUpdate(doc)
}

/** One socket that sends what it likes until it is thrown out. */
async function attack(seat: Seat, random: prng.PRNG, honest: Uint8Array): Promise<void> {
  const client = prng.uint32(random, 0, 0xffff_ffff)
  const socket = openSocket(seat, `client=${client}&protocol=${PROTOCOL_VERSION}`)
  let isOver = false
  const over = new Promise<void>((resolve) => {
    // Refused, reset, closed: an attacker takes what comes.
    const end = () => {
      isOver = true
      resolve()
    }
    socket.on('error', end)
    socket.on('close', end)
  })
  await Promise.race([new Promise((resolve) => socket.once('open', resolve)), over])
  for (let n = 0; n < FRAMES_A_SOCKET && !isOver; n++)
    socket.send(hostileFrame(random, honest), { binary: n % 50 !== 49 })
  await Promise.race([pause(100), over])
  socket.terminate()
}

/** Bytes that are no frames, or no request, on a bare connection. */
async function garbage(seat: Seat, random: prng.PRNG): Promise<void> {
  const { hostname, port, host } = new URL(seat.url)
  const line = connect(Number(port), hostname)
  line.on('error', () => line.destroy())
  const upgrade = `GET /sockets/${seat.planId}?client=1&protocol=${PROTOCOL_VERSION} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${seat.url}\r\nCookie: ${seat.cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
  const asked = new TextEncoder().encode(upgrade)
  line.write(prng.bool(random) ? asked : mutated(random, asked))
  await pause(20)
  // The rest bits, masks and lengths of frames at random.
  line.write(Uint8Array.from({ length: 200 }, () => prng.int32(random, 0, 255)))
  await pause(20)
  line.destroy()
}

/** A save that takes longer is no figure, and the end of the trial says whether it ever came. In milliseconds. */
const PATIENCE_MS = 5_000

/** How long it takes until a change is called saved, so many times, in milliseconds. */
async function measure(person: Person, into: number[], times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    const since = performance.now()
    const date = `20${30 + (n % 2)}-01-01`
    person.session.edit(sectionRoot('vision'), 'measure', (doc) => setScalar(doc, 'vision', 'boldGoalBy', date))
    if ((await until(() => person.isSaved, PATIENCE_MS)) !== null) into.push(performance.now() - since)
  }
}

function p99(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0)
}
