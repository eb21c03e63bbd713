import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import type { Person } from '../person.ts'
import { until } from '../until.ts'
import { nothing } from '../work.ts'

const PRELOAD = pathToFileURL(join(import.meta.dirname, '../preload/hurry.mjs')).href
const VISITORS = 3

/** How long a visitor stays away, in milliseconds: an empty room is let go 15 ms after the last one has left. */
const AWAY_MS = 40

/** People come and go one after the other, so that the plan is let go of and loaded while somebody comes in. */
export const rejoin: Fault = {
  name: 'rejoin',
  what: 'people leave and join around the moment a plan is let go of',
  short: 40,
  long: 10_000,
  async try(trial) {
    const tally = new Tally(rejoin, trial)
    const lab = await Lab.open({ ...trial, server: { nodeArgs: ['--import', PRELOAD] } })
    let begun = 0

    /** One visit: everything that anybody was promised is there; something is written, and sometimes left unsaved. */
    async function visit(person: Person): Promise<void> {
      const before = lab.people.map(({ journal }) => journal.promised)
      await person.comesBack()
      const backMs = await until(() => person.isSaved)
      const wrong: string[] = []
      const work = person.sees()
      let lost = 0
      for (const [n, { journal, name }] of lab.people.entries()) {
        const known = journal.positionIn(work.get(name) ?? nothing)
        if (known === null) wrong.push(`${person.name} sees of ${name} what never was`)
        else lost += Math.max(0, (before[n] ?? 0) - known)
      }
      for (let deeds = prng.int32(lab.random, 0, 3); deeds > 0; deeds--) person.works()
      if (prng.int32(lab.random, 0, 4) > 0) await until(() => person.isSaved)
      await person.leaves()
      tally.note({ lost, wrong: [...wrong, ...lab.complaints()], backMs })
    }

    try {
      for (let n = 0; n < VISITORS; n++) await lab.joins()
      for (const person of lab.people) await person.leaves()
      await Promise.all(
        lab.people.map(async (person) => {
          while (begun < trial.times) {
            begun += 1
            await visit(person)
            await pause(prng.int32(lab.random, 0, AWAY_MS))
          }
        }),
      )
      for (const person of lab.people) await person.comesBack()
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
    }
    return tally.row()
  },
}
