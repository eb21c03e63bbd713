import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { readPlan } from '../reading.ts'

const PEOPLE = 40

/** Between two changes of one person, in milliseconds: in an hour as much as a workshop writes in a day. */
const UNHURRIED = { least: 400, most: 2_000 }

const MINUTE_MS = 60_000

/** A day's workshop in an hour: forty people who write, some of whom come and go. One try is one minute. */
export const soak: Fault = {
  name: 'soak',
  what: 'forty people write without end, minute after minute',
  short: 0,
  long: 60,
  async try(trial) {
    const tally = new Tally(soak, trial)
    const lab = await Lab.open(trial)
    const memory: number[] = []
    try {
      for (let n = 0; n < PEOPLE; n++) await lab.joins()
      for (const person of lab.people) person.begins(UNHURRIED)
      while (tally.tried < trial.times) {
        await pause(MINUTE_MS)
        memory.push((await lab.memory()) ?? 0)
        await prng.oneOf(lab.random, lab.people).comesBack()
        tally.note({ lost: 0, wrong: [...lab.sightings().wrong, ...lab.complaints()] })
      }
      const since = performance.now()
      const { doc } = await readPlan(lab.coachSeat)
      const joinMs = performance.now() - since
      const changes = lab.people.reduce((sum, { journal }) => sum + journal.length, 0)
      Object.assign(tally.figures, {
        'changes written': changes,
        'MB in the server after a quarter': Math.round((memory[Math.floor(memory.length / 4)] ?? 0) / 1e6),
        'MB at the end': Math.round((memory.at(-1) ?? 0) / 1e6),
        'kB of plan': Math.round(Y.encodeStateAsUpdate(doc).length / 1e3),
        'MB on the disk': ((await bytesIn(lab.server.dataDir)) / 1e6).toFixed(1),
        'ms to join at the end': Math.round(joinMs),
      })
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
    }
    return tally.row()
  },
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
