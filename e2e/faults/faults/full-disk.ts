import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { until } from '../until.ts'

const run = promisify(execFile)
const WRITERS = 4

/** What the server may say while it cannot write. */
const SAID = /commit failed|plan could not be loaded|snapshot failed|disk fails|backup/i

/**
 * The server may not make any file longer than it is, which is what a full disk is to it, and after a while it may
 * again. The limit is one of the process, so no disk has to be filled and nobody has to be root.
 */
export const fullDisk: Fault = {
  name: 'full-disk',
  what: 'no write gets through for a while; then there is room again, or a kill',
  short: 3,
  long: 200,
  async try(trial) {
    const tally = new Tally(fullDisk, trial)
    if (!(await canLimit())) return { ...tally.row(), skipped: 'needs prlimit, which Linux has' }
    const lab = await Lab.open(trial)
    lab.expected = SAID
    try {
      for (let n = 0; n < WRITERS; n++) await lab.joins()
      lab.begin()
      while (tally.tried < trial.times) {
        await pause(prng.int32(lab.random, 50, 300))
        await limitFiles(lab, '4096')
        // Somebody notices, since nothing is called saved any more.
        await until(() => lab.people.some((person) => person.isOffline), 5_000)
        await pause(prng.int32(lab.random, 0, 800))
        const wrong = lab.complaints()
        let lost = 0
        if (tally.tried % 3 === 2) {
          await lab.server.kill()
          await until(() => lab.people.every((person) => person.isOffline))
          const verdict = await lab.judgeDisk()
          lost = verdict.lost
          wrong.push(...verdict.wrong)
          await lab.server.startAgain()
        } else await limitFiles(lab, 'unlimited')
        const backMs = await lab.back()
        tally.note({ lost, wrong: [...wrong, ...lab.sightings().wrong], backMs })
      }
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
    }
    return tally.row()
  },
}

async function limitFiles(lab: Lab, bytes: string): Promise<void> {
  await run('prlimit', ['--pid', String(lab.server.process?.pid), `--fsize=${bytes}:unlimited`])
}

async function canLimit(): Promise<boolean> {
  return run('prlimit', ['--version']).then(
    () => true,
    () => false,
  )
}
