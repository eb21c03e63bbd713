import { setTimeout as pause } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { type Poverty, RoughLine } from '../rough-line.ts'

/** The lines of a venue, from bad to hardly one. */
const POVERTIES: readonly Poverty[] = [
  { delay: 100, jitter: 100, stalls: 0.03, stallMs: 600, breaks: 0 },
  { delay: 250, jitter: 400, stalls: 0.1, stallMs: 1_500, breaks: 0 },
  { delay: 50, jitter: 300, stalls: 0.05, stallMs: 1_000, breaks: 0.01 },
]

const WRITERS = 4
const ROUND_MS = 2_500

/** Delay, jitter, packets that are lost and come late, and lines that break under it. */
export const poorLine: Fault = {
  name: 'poor-line',
  what: 'delay to 650 ms, 3–10 % of packets lost, lines that break',
  short: 2,
  long: 100,
  async try(trial) {
    const tally = new Tally(poorLine, trial)
    const lab = await Lab.open(trial)
    const lines: RoughLine[] = []
    try {
      for (let n = 0; n < WRITERS; n++) {
        const line = await RoughLine.to(lab.server.url, prng.create(trial.seed + n))
        lines.push(line)
        await lab.joins({ url: line.url })
      }
      while (tally.tried < trial.times) {
        for (const line of lines) line.poverty = prng.oneOf(lab.random, [...POVERTIES])
        lab.begin()
        await pause(ROUND_MS)
        lab.rest()
        const backMs = await lab.back()
        tally.note({ lost: 0, wrong: [...lab.sightings().wrong, ...lab.complaints()], backMs })
      }
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
      for (const line of lines) await line.remove()
    }
    return tally.row()
  },
}
