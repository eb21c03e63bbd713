import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sectionRoot } from '@planwall/shared/plan/root-name.ts'
import { setScalar } from '@planwall/shared/plan/scalar-doc.ts'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import { type Fault, Tally } from '../fault.ts'
import { Lab, newPlan } from '../lab.ts'
import { type Kind, NOTHING, type Order, type Sent } from '../orders.ts'
import { Person } from '../person.ts'
import { until } from '../until.ts'

const ATTACKERS = join(import.meta.dirname, '../attackers.ts')

/** Frames between two looks at the server. */
const BATCH = 20_000

/** Everybody who can send something: some by each kind of link, and some with no seat at all. */
const GANG: readonly Kind[] = [
  ...Array<'member'>(6).fill('member'),
  'facilitator',
  'facilitator',
  ...Array<'observer'>(4).fill('observer'),
  'roomScreen',
  'stranger',
  'stranger',
]

/** Frames that no client sends, from every role and from strangers, in the room of people who work and beside another. */
export const hostile: Fault = {
  name: 'hostile',
  what: 'hostile frames from every role and before authentication, beside people who work',
  short: 2_400,
  long: 10_000_000,
  async try(trial) {
    const tally = new Tally(hostile, trial)
    const lab = await Lab.open(trial)
    const elsewhere = await newPlan(lab.coach, 'Another Plan')
    const neighbour = new Person({ author: 'p1', seat: lab.coach.seatIn(elsewhere), random: prng.create(trial.seed) })
    const gang = fork(ATTACKERS, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const all: Sent = { ...NOTHING, ends: {} }
    const times: { calm: number[]; storm: number[] } = { calm: [], storm: [] }
    try {
      const honest = await lab.joins()
      await lab.joins()
      await neighbour.arrives()
      await until(() => neighbour.isSaved)
      await tell(gang, { do: 'begin', seed: trial.seed, seats: await seatsFor(lab) })
      lab.begin()
      const warmUp = trial.times / 4
      await measure(neighbour, times.calm, () => times.calm.length < (trial.times > BATCH ? 400 : 40))
      let warm: number | null = null
      while (tally.tried < trial.times && lab.server.process) {
        const state = Buffer.from(Y.encodeStateAsUpdate(honest.doc)).toString('base64')
        const frames = Math.min(BATCH, trial.times - tally.tried)
        let sent: Sent | null = null
        const attack = tell(gang, { do: 'attack', frames, state }).then((answer) => {
          sent = answer
        })
        await Promise.all([attack, measure(neighbour, times.storm, () => sent === null)])
        add(all, sent ?? NOTHING)
        const before = tally.tried
        tally.note({ lost: 0, wrong: lab.complaints(), times: all.read + all.unread + all.garbage - before })
        if (warm === null && tally.tried >= warmUp) warm = await lab.memory()
      }
      const memory = await lab.memory()
      Object.assign(tally.figures, {
        'frames read by the server': all.read,
        'frames of strangers': all.unread,
        'pieces of garbage before any frame': all.garbage,
        sockets: all.sockets,
        'sockets by how they ended': JSON.stringify(all.ends),
        ...(warm !== null &&
          memory !== null && {
            'MB more in the server in the last three quarters': ((memory - warm) / 1e6).toFixed(1),
          }),
        'kB of plan in the end': Math.round(Y.encodeStateAsUpdate(honest.doc).length / 1e3),
        'ms p99 of a save in another plan before': share(times.calm, 0.99),
        'ms during': share(times.storm, 0.99),
        'ms p50 before': share(times.calm, 0.5),
        'ms p50 during': share(times.storm, 0.5),
      })
      tally.end(await lab.judgeEnd())
    } finally {
      gang.kill()
      await neighbour.leaves()
      await lab.close()
    }
    return tally.row()
  },
}

async function seatsFor(lab: Lab): Promise<Extract<Order, { do: 'begin' }>['seats']> {
  return Promise.all(
    GANG.map(async (kind) => {
      if (kind === 'stranger') return { kind, ...lab.coachSeat, cookie: '' }
      return { kind, ...(await lab.seat({ kind })) }
    }),
  )
}

/** Gives an order and resolves with the answer. Rejects when they end by themselves. */
async function tell(gang: ChildProcess, order: Order): Promise<Sent> {
  const over = once(gang, 'exit').then(([code]) => {
    throw new Error(`The attackers ended with ${code}`)
  })
  const answer = once(gang, 'message')
  gang.send(order)
  const [sent] = await Promise.race([answer, over])
  return sent as Sent
}

function add(all: Sent, sent: Sent): void {
  for (const what of ['read', 'unread', 'garbage', 'sockets'] as const) all[what] += sent[what]
  for (const [why, times] of Object.entries(sent.ends)) all.ends[why] = (all.ends[why] ?? 0) + times
}

/** A save that takes longer is no figure, and the end of the trial says whether it ever came. In milliseconds. */
const PATIENCE_MS = 5_000
const BETWEEN_SAVES_MS = 10

/** How long it takes until a change is called saved, again and again, in milliseconds. */
async function measure(person: Person, into: number[], goesOn: () => boolean): Promise<void> {
  for (let n = 0; goesOn(); n++) {
    const since = performance.now()
    const date = `20${30 + (n % 2)}-01-01`
    person.session.edit(sectionRoot('vision'), 'measure', (doc) => setScalar(doc, 'vision', 'boldGoalBy', date))
    const saved = await person.nextSaved(PATIENCE_MS)
    if (saved) into.push(performance.now() - since)
    await pause(BETWEEN_SAVES_MS)
  }
}

function share(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10
}
