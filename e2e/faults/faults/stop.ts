import { setTimeout as pause } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { until } from '../until.ts'

const WRITERS = 4

/** How long the process stands still, in milliseconds; the long form goes through all of them again and again. */
const STOPS_MS = [1_000, 2_000, 5_000, 1_500, 30_000, 3_000, 120_000, 10_000]

/** The server stands still, as on a laptop whose lid is shut, and goes on; or never does. */
export const stop: Fault = {
  name: 'stop',
  what: 'server stopped for 1 to 120 s, then continued or killed',
  short: 2,
  long: 24,
  async try(trial) {
    const tally = new Tally(stop, trial)
    const lab = await Lab.open(trial)
    try {
      for (let n = 0; n < WRITERS; n++) await lab.joins()
      lab.begin()
      while (tally.tried < trial.times) {
        await pause(prng.int32(lab.random, 50, 500))
        const dies = tally.tried % 4 === 1
        lab.server.process?.kill('SIGSTOP')
        // What had left the server by then has been heard after this.
        await pause(300)
        const promised = lab.people.map(({ journal }) => journal.promised)
        await pause(STOPS_MS[tally.tried % STOPS_MS.length] ?? 1_000)
        const wrong = lab.people.flatMap(({ name, journal }, n) =>
          journal.promised === promised[n] ? [] : [`${name} was told Saved by a server that stands still`],
        )
        let lost = 0
        if (dies) {
          await lab.server.kill()
          await until(() => lab.people.every((person) => person.isOffline))
          const verdict = await lab.judgeDisk()
          lost = verdict.lost
          wrong.push(...verdict.wrong)
          await lab.server.startAgain()
        } else lab.server.process?.kill('SIGCONT')
        const backMs = await lab.back()
        tally.note({ lost, wrong: [...wrong, ...lab.sightings().wrong, ...lab.complaints()], backMs })
      }
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
    }
    return tally.row()
  },
}
