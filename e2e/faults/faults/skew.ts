import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'

const PRELOAD = pathToFileURL(join(import.meta.dirname, '../preload/wrong-clock.mjs')).href
const HOUR = 3_600_000

/** How wrong the clocks of the people's devices are, in milliseconds. */
const DEVICES = [-24 * HOUR, 24 * HOUR, 0, HOUR]

/** The server's clock jumps forth and back while people write whose own clocks are wrong by a day. */
export const skew: Fault = {
  name: 'skew',
  what: 'server clock jumps by up to 24 h, devices wrong by 24 h',
  short: 4,
  long: 500,
  async try(trial) {
    const tally = new Tally(skew, trial)
    const folder = await mkdtemp(join(tmpdir(), 'planwall-clock-'))
    const file = join(folder, 'wrong-by')
    const server = { nodeArgs: ['--import', PRELOAD], env: { WRONG_CLOCK_FILE: file } }
    const lab = await Lab.open({ ...trial, server })
    try {
      for (const clockIsWrongBy of DEVICES) await lab.joins({ clockIsWrongBy })
      lab.begin()
      while (tally.tried < trial.times) {
        const reach = tally.tried % 4 === 3 ? 24 * HOUR : HOUR
        await writeFile(file, String(prng.int32(lab.random, -reach, reach)))
        lab.server.process?.kill('SIGUSR2')
        await pause(prng.int32(lab.random, 50, 400))
        // Somebody comes back under the wrong clock too.
        const person = prng.oneOf(lab.random, lab.people)
        await person.comesBack()
        const backMs = await lab.back()
        tally.note({ lost: 0, wrong: [...lab.sightings().wrong, ...lab.complaints()], backMs })
      }
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
      await rm(folder, { recursive: true, force: true })
    }
    return tally.row()
  },
}
