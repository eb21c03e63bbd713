import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { until } from '../until.ts'

const EVERYBODY = 200
const A_FEW = 20
const WRITERS = 5

/** A full house whose server is killed, or ended, and started again: everybody comes back at once. */
export const comingBack: Fault = {
  name: 'return',
  what: 'everybody comes back at once after a restart (200; 20 in the short form)',
  short: 1,
  long: 10,
  highest: ['people'],
  async try(trial) {
    const tally = new Tally(comingBack, trial)
    const lab = await Lab.open(trial)
    try {
      const people = trial.times === comingBack.short ? A_FEW : EVERYBODY
      for (let n = 0; n < people; n++) await lab.joins()
      while (tally.tried < trial.times) {
        const writers = lab.people.slice(0, WRITERS)
        for (const person of writers) person.begins()
        await until(() => writers.every(({ journal }) => journal.length > 20 * (tally.tried + 1)))
        const complaints = lab.complaints()
        const isKilled = tally.tried % 2 === 0
        if (isKilled) await lab.server.kill()
        else await lab.server.stop()
        await until(() => lab.people.every((person) => person.isOffline))
        const verdict = await lab.judgeDisk()
        await lab.server.startAgain()
        const backMs = await lab.back()
        lab.rest()
        tally.note({ lost: verdict.lost, wrong: [...complaints, ...verdict.wrong], backMs })
      }
      tally.figures.people = people
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
    }
    return tally.row()
  },
}
