import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { sectionRoot } from '@planwall/shared/plan/root-name.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import { ok } from '@planwall/shared/result.ts'
import { type Fault, Tally } from '../fault.ts'
import { Lab } from '../lab.ts'
import { openSocket, type Seat } from '../node-socket.ts'
import type { Person } from '../person.ts'
import { readPlan, stepOne } from '../reading.ts'
import { until } from '../until.ts'

const AT_ONCE = 5

/** Told that they read too slowly; or too long asleep to be told anything, and given up. */
const ENDS: ReadonlySet<number> = new Set([closeCodes.slowReader.code, 1006])

/** What two people pour into the plan, each: together more than a line and the system behind it hold for a sleeper. */
const POURED = { times: 400, letters: 20_000, everyMs: 8 }

/** People whose laptops sleep with the plan open, while others write more than their lines can hold. */
export const slow: Fault = {
  name: 'slow',
  what: 'readers who stop reading while others write 16 MB',
  short: 2,
  long: 50,
  highest: ['MB more in the server at most', 'MB more in the server while nobody slept'],
  async try(trial) {
    const tally = new Tally(slow, trial)
    const lab = await Lab.open(trial)
    try {
      const [one, other] = [await lab.joins(), await lab.joins()]
      await lab.joins()
      // What writing alone costs: a heap that grows is no queue.
      const alone = await growthOf(lab, async () => {
        await Promise.all([pour(one), pour(other)])
        await lab.back()
      })
      let mostBytes = 0
      let sentAway = 0
      while (tally.tried < trial.times) {
        const count = Math.min(AT_ONCE, trial.times - tally.tried)
        const seats = await Promise.all(Array.from({ length: count }, () => lab.seat()))
        const sleepers = await Promise.all(seats.map(fallAsleep))
        const growth = await growthOf(lab, async () => {
          lab.begin()
          await Promise.all([pour(one), pour(other)])
          lab.rest()
        })
        mostBytes = Math.max(mostBytes, growth)
        const backMs = await lab.back()
        for (const sleeper of sleepers) sleeper.wake()
        await until(() => sleepers.every((sleeper) => sleeper.closedWith !== null))
        sentAway += sleepers.filter(({ closedWith }) => closedWith === closeCodes.slowReader.code).length
        const wrong = sleepers.flatMap(({ closedWith }) =>
          closedWith !== null && ENDS.has(closedWith) ? [] : [`a sleeper's line ended with ${closedWith}`],
        )
        for (const seat of seats) {
          const { doc, meeting } = await readPlan(seat)
          wrong.push(...lab.misread(doc, meeting))
        }
        tally.note({ lost: 0, wrong: [...wrong, ...lab.complaints()], backMs, times: count })
      }
      tally.figures['told that they read too slowly'] = sentAway
      tally.figures['MB more in the server while nobody slept'] = Math.round(alone / 1e6)
      tally.figures['MB more in the server at most'] = Math.round(mostBytes / 1e6)
      tally.end(await lab.judgeEnd())
    } finally {
      await lab.close()
    }
    return tally.row()
  },
}

/** How much more memory the server has after something than before, in bytes. */
async function growthOf(lab: Lab, happens: () => Promise<void>): Promise<number> {
  const before = (await lab.memory()) ?? 0
  await happens()
  return ((await lab.memory()) ?? 0) - before
}

/** Writes one long text over another in a section of its own. */
async function pour(person: Person): Promise<void> {
  for (let n = 0; n < POURED.times; n++) {
    const letter = String.fromCharCode(97 + (n % 26))
    person.session.edit(sectionRoot('vision'), 'pour', (doc) => {
      const text = fragmentOf(doc, 'vision', person.name === 'p1' ? 'statement' : 'boldGoal')
      if (text) writePlainText(text, letter.repeat(POURED.letters))
      return ok(undefined)
    })
    await pause(POURED.everyMs)
  }
}

type Sleeper = { closedWith: number | null; wake(): void }

/** Opens the plan, hears all of it, and reads nothing any more until woken. */
function fallAsleep(seat: Seat): Promise<Sleeper> {
  const socket = openSocket(seat, `client=${randomInt(2 ** 32)}&protocol=${PROTOCOL_VERSION}`)
  const sleeper: Sleeper = { closedWith: null, wake: () => socket.resume() }
  socket.on('close', (code) => {
    sleeper.closedWith = code
  })
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.once('open', () => socket.send(stepOne()))
    // The state is the first frame of the kind 0, 1.
    socket.on('message', (frame: Buffer) => {
      if (frame[0] !== 0 || frame[1] !== 1) return
      socket.pause()
      resolve(sleeper)
    })
  })
}
