import { setTimeout as pause } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { RoughLine } from '../rough-line.ts'

const WRITERS = 5

/** One cut in so many is a long one. */
const LONG_EVERY = 25
const SHORT_MS = { least: 0, most: 1_500 }
const LONG_MS = { least: 5_000, most: 60_000 }

/** Lines are cut while everybody writes, one or several at a time; people go on writing without them. */
export const cut: Fault = {
  name: 'cut',
  what: 'links cut for 0 to 60 s while five people write',
  short: 6,
  long: 500,
  async try(trial) {
    const tally = new Tally(cut, trial)
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
        const chosen = lines.filter(() => prng.bool(lab.random))
        const isLong = trial.times >= LONG_EVERY && (tally.tried + 1) % LONG_EVERY === 0
        const { least, most } = isLong ? LONG_MS : SHORT_MS
        await pause(prng.int32(lab.random, 20, 400))
        for (const line of chosen) line.cut()
        await pause(prng.int32(lab.random, least, most))
        for (const line of chosen) line.mend()
        const backMs = await lab.back()
        const { wrong } = lab.sightings()
        tally.note({ lost: 0, wrong: [...wrong, ...lab.complaints()], backMs, times: Math.max(1, chosen.length) })
      }
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
      for (const line of lines) await line.remove()
    }
    return tally.row()
  },
}
