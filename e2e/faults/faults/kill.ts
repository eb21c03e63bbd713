import { setTimeout as pause } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { RoughLine } from '../rough-line.ts'
import { until } from '../until.ts'

const WRITERS = 4

/** In one of so many cycles nobody's device says that the network is back. */
const BY_THEMSELVES_EVERY = 8

/** The server is killed while everybody writes, after a different while each time. */
export const kill: Fault = {
  name: 'kill',
  what: 'SIGKILL of the server while four people write',
  short: 3,
  long: 1_000,
  async try(trial) {
    const tally = new Tally(kill, trial)
    const lab = await Lab.open(trial)
    const lines: RoughLine[] = []
    try {
      for (let n = 0; n < WRITERS; n++) {
        const line = await RoughLine.to(lab.server.url, prng.create(trial.seed + n))
        lines.push(line)
        await lab.joins({ url: line.url })
      }
      lab.begin()
      while (tally.tried < trial.times) {
        await pause(prng.int32(lab.random, 20, 500))
        const complaints = lab.complaints()
        await lab.server.kill()
        // Whatever was under way when it died has been heard then.
        await until(() => lab.people.every((person) => person.isOffline))
        // Nobody can send anything again before the new process has told what it found.
        for (const line of lines) line.cut()
        const { seen, wrong } = lab.sightings()
        await lab.server.startAgain()
        const verdict = await lab.judgeServer(seen)
        for (const line of lines) line.mend()
        // Most times their devices notice; else they find out by themselves, which takes a while.
        if (tally.tried % BY_THEMSELVES_EVERY !== 0) for (const person of lab.people) person.session.check()
        const backMs = await lab.back()
        tally.note({ lost: verdict.lost, wrong: [...complaints, ...wrong, ...verdict.wrong], backMs })
      }
      tally.end(await lab.judgeEnd())
      tally.figures['changes written'] = lab.people.reduce((sum, { journal }) => sum + journal.length, 0)
    } finally {
      await lab.close()
      for (const line of lines) await line.remove()
    }
    return tally.row()
  },
}
