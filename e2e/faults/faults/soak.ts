import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from '@planwall/shared/meeting/command.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { Person } from '../person.ts'
import { readPlan } from '../reading.ts'
import { until } from '../until.ts'

const PEOPLE = 40

/** Two thousand notes stand on fifteen walls in the end, and as many have been taken away or moved about as the day is long. */
const HABITS = { words: 12, rows: 2, notes: 50, walls: 15 }

/** Between two changes of one person, in milliseconds: in an hour as much as a workshop writes in a day. */
const UNHURRIED = { least: 400, most: 2_000 }

const MINUTE_MS = 60_000
const SAMPLES_A_MINUTE = 20

/**
 * A day's workshop in an hour: forty people who write, some of whom come and go, and one who leads them through the
 * agenda. One try is one minute, and in each the group goes one step on.
 */
export const soak: Fault = {
  name: 'soak',
  what: 'a day of forty people in an hour: notes, texts, stages, people who come and go',
  short: 0,
  long: 60,
  async try(trial) {
    const tally = new Tally(soak, trial)
    const lab = await Lab.open(trial)
    const leader = new Person({ author: 'p0', seat: lab.coachSeat, random: prng.create(trial.seed) })
    const memory: number[] = []
    const seenAfter: number[] = []
    try {
      for (let n = 0; n < PEOPLE; n++) await lab.joins({ habits: HABITS })
      await leader.arrives()
      await until(() => leader.isSaved)
      for (const person of lab.people) person.begins(UNHURRIED)
      const day = agenda()
      while (tally.tried < trial.times) {
        const wrong: string[] = []
        for (const command of day[tally.tried % day.length] ?? []) {
          // Whoever leads presses no button while the screen says that there is no line.
          await until(() => leader.isSaved)
          const done = await leader.session.command(command)
          // In the first round of the agenda there is nothing to reopen yet.
          if (!done.ok && done.reason !== 'alreadyOpen') wrong.push(`${command.type} is answered with ${done.reason}`)
        }
        const since = performance.now()
        for (let n = 0; n < SAMPLES_A_MINUTE; n++) {
          seenAfter.push(...(await timeUntilSeen(lab)))
          await pause(MINUTE_MS / SAMPLES_A_MINUTE - 50)
        }
        await pause(Math.max(0, since + MINUTE_MS - performance.now()))
        memory.push((await lab.memory()) ?? 0)
        await prng.oneOf(lab.random, lab.people).comesBack()
        // To read two thousand notes with everybody's eyes takes so long that their lines would count as dead.
        const viewer = prng.oneOf(lab.random, lab.people)
        tally.note({ lost: 0, wrong: [...wrong, ...lab.sightings([viewer]).wrong, ...lab.complaints()] })
      }
      const since = performance.now()
      const { doc } = await readPlan(lab.coachSeat)
      const joinMs = performance.now() - since
      const things = lab.people.flatMap(({ journal }) => [...journal.things.keys()])
      Object.assign(tally.figures, {
        'changes written': lab.people.reduce((sum, { journal }) => sum + journal.length, 0),
        'notes standing in the end': things.filter((key) => key.startsWith('note:')).length,
        'MB in the server after a quarter': megabytes(memory[Math.floor(memory.length / 4)] ?? 0),
        'MB at the end': megabytes(memory.at(-1) ?? 0),
        'MB more an hour, by the line through the last three quarters': slopeOf(memory).toFixed(1),
        'kB of plan': Math.round(Y.encodeStateAsUpdate(doc).length / 1e3),
        'MB on the disk': megabytes(await bytesIn(lab.server.dataDir)),
        'ms to join at the end': Math.round(joinMs),
        'ms until another sees a change, p50': share(seenAfter, 0.5),
        'ms, p99': share(seenAfter, 0.99),
      })
      const verdict = await lab.judgeEnd()
      tally.end(verdict)
      tally.figures['copies of the plan equal to the disk'] = `${lab.people.length - verdict.different} of ${PEOPLE}`
    } finally {
      await leader.leaves()
      await lab.close()
    }
    return tally.row()
  },
}

/** What the leader does in each minute: drafts one section after the other, and agrees on it. The parking lot stays open. */
function agenda(): Command[][] {
  const minutes = onePagePlanAgenda().flatMap((stage): Command[][] => {
    if (stage.kind !== 'section') return [[{ type: 'goTo', stage: stage.id, step: null }]]
    const { id, section } = stage
    const agreed: Command[] = section === 'parkingLot' ? [] : [{ type: 'lockSection', section }]
    return [
      [
        ...(section === 'parkingLot' ? [] : ([{ type: 'reopenSection', section }] as const)),
        { type: 'goTo', stage: id, step: 'draft' },
        { type: 'startTimer', durationMs: MINUTE_MS },
        { type: 'gather' },
      ],
      [{ type: 'goTo', stage: id, step: 'agree' }, ...agreed],
    ]
  })
  return [[{ type: 'startMeeting' }], ...minutes, [{ type: 'endMeeting' }]]
}

/** How long it takes until somebody else has what one person has just written, in milliseconds; nothing where it took nothing to write. */
async function timeUntilSeen(lab: Lab): Promise<number[]> {
  const [one, other] = [prng.oneOf(lab.random, lab.people), prng.oneOf(lab.random, lab.people)]
  const { clientID } = one.doc
  const before = Y.getState(one.doc.store, clientID)
  one.works()
  const written = Y.getState(one.doc.store, clientID)
  if (one === other || written === before) return []
  const seen = await until(() => Y.getState(other.doc.store, clientID) >= written)
  return seen === null ? [] : [seen]
}

/** Of the straight line that fits best through all but the first quarter, in megabytes an hour. */
function slopeOf(memory: readonly number[]): number {
  const late = memory.slice(Math.floor(memory.length / 4))
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [middle, average] = [(late.length - 1) / 2, mean(late)]
  const up = late.reduce((sum, bytes, minute) => sum + (minute - middle) * (bytes - average), 0)
  const across = late.reduce((sum, _, minute) => sum + (minute - middle) ** 2, 0)
  return across === 0 ? 0 : ((up / across) * 60) / 1e6
}

function share(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length * part)] ?? 0)
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
