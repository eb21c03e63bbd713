import { setTimeout as pause } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { RoughLine } from '../rough-line.ts'
import { until } from '../until.ts'

const WAYS = [['up'], ['down'], ['up', 'down']] as const

/** Each line dies without a word: upwards, downwards or both ways. All at once, because it takes a while to notice. */
export const halfOpen: Fault = {
  name: 'half-open',
  what: 'links that carry nothing any more and tell nobody',
  short: 3,
  long: 60,
  highest: ['s until the last one noticed'],
  async try(trial) {
    const tally = new Tally(halfOpen, trial)
    const lab = await Lab.open(trial)
    const lines: RoughLine[] = []
    try {
      for (let n = 0; n < WAYS.length * 2; n++) {
        const line = await RoughLine.to(lab.server.url, prng.create(trial.seed + n))
        lines.push(line)
        await lab.joins({ url: line.url })
      }
      let noticed = 0
      while (tally.tried < trial.times) {
        lab.begin()
        await pause(prng.int32(lab.random, 100, 600))
        const chosen = lines.slice(0, Math.min(lines.length, trial.times - tally.tried))
        const struck = chosen.map((line, n) => {
          line.deafen(WAYS[(n + tally.tried) % WAYS.length] ?? [])
          return lab.people[n]
        })
        // Whoever writes on a dead line is told that it is not saved, and then that there is no line.
        await pause(2_000)
        const wrong = struck.flatMap((person) =>
          person?.saveState === 'saved' ? [`${person.name} was told Saved`] : [],
        )
        const since = performance.now()
        const left = await until(() => struck.every((person) => person?.isOffline || person?.isSaved))
        noticed = Math.max(noticed, performance.now() - since + 2_000)
        lab.rest()
        const backMs = left === null ? null : await lab.back()
        tally.note({ lost: 0, wrong: [...wrong, ...lab.sightings().wrong], backMs, times: chosen.length })
      }
      tally.figures['s until the last one noticed'] = Math.round(noticed / 1000)
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
      for (const line of lines) await line.remove()
    }
    return tally.row()
  },
}
