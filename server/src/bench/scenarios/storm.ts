import { setTimeout as sleep } from 'node:timers/promises'
import type { Host } from '../hosts/host.ts'
import { Latencies } from '../latencies.ts'
import { Line, type Seat } from '../line.ts'
import { type Cost, costOf } from '../traffic/cost.ts'
import { Crowd } from '../traffic/crowd.ts'
import { writeDayDocument } from '../traffic/day-document.ts'

/** Many who come into a big plan in the same moment. */
export type StormJob = {
  joiners: number
  planBytes: number
  /** People who are in the plan and type meanwhile; 0 for a server that has just been started again. */
  residents: number
  /** Joiners take a snapshot over HTTP where it is offered. */
  fetch: boolean
}

export type StormResult = Cost & {
  planMb: number
  joinedP50: number | null
  joinedP99: number | null
  cpuPerJoinMs: number
  mbPerJoiner: number
  /** Joiners whose first answer was not the plan. */
  toldEmpty: number
  /** Joiners who had not got the plan when patience ran out, or whose line was closed. */
  failed: number
  /** With which codes the server closed the lines of joiners. */
  closedWith: number[]
  residentTextP99: number | null
}

/** How long somebody waits for the plan, in milliseconds, before they are counted as never let in. */
const PATIENCE_MS = 60_000

/** Lets everybody join at once, each over a line of their own, and tells how long they waited for the plan. */
export async function storm(host: Host, job: StormJob, profile: string | null): Promise<StormResult> {
  const seats = await host.room(job.residents + job.joiners)
  const planBytes = await host.fill(seats, (state) => writeDayDocument(job.planBytes, state))
  const isCold = job.residents === 0
  if (isCold && host.name !== 'planwall') {
    // A store that writes behind gets the time it needs; how much it loses otherwise is counted elsewhere.
    await sleep(1_000)
    await host.server.stop()
    await host.server.start()
  }
  const crowd = isCold ? null : await residents(seats.slice(0, job.residents))
  crowd?.pace.start()
  await sleep(isCold ? 0 : 500)

  const joined = new Latencies()
  const lines: Line[] = []
  let failed = 0
  crowd?.measure(true)
  const cost = await costOf(
    host.server,
    async () => {
      await Promise.all(
        seats.slice(job.residents).map(async (seat) => {
          const startedAt = performance.now()
          const line = Line.open(seat, 0, undefined, job.fetch ? seat.fetch : undefined)
          lines.push(line)
          if (await inTime(line.untilPlanOf(0.9 * planBytes))) joined.add(performance.now() - startedAt)
          else failed += 1
        }),
      )
    },
    profile,
  )
  crowd?.measure(false)
  await sleep(isCold ? 0 : 500)
  await crowd?.leave()
  const toldEmpty = lines.filter(
    ({ answeredBytes }) => answeredBytes !== null && answeredBytes < 0.5 * planBytes,
  ).length
  const bytes = lines.reduce((sum, line) => sum + line.bytesReceived, 0)
  const closedWith = lines.flatMap(({ closedWith: code }) => code ?? [])
  await Promise.all(lines.map((line) => line.close()))
  return {
    ...cost,
    planMb: planBytes / 1e6,
    joinedP50: joined.percentile(0.5),
    joinedP99: joined.percentile(0.99),
    cpuPerJoinMs: cost.cpuMs / job.joiners,
    mbPerJoiner: bytes / job.joiners / 1e6,
    toldEmpty,
    failed,
    closedWith,
    residentTextP99: crowd?.text.latencies.percentile(0.99) ?? null,
  }
}

function residents(seats: readonly Seat[]): Promise<Crowd> {
  const doing = { typists: seats.length, typeEveryMs: 200, cursors: 0, moveEveryMs: 50, echo: false, updates: 400 }
  return Crowd.gather([seats], doing)
}

async function inTime(done: Promise<void>): Promise<boolean> {
  const tooLong = sleep(PATIENCE_MS, false, { ref: false })
  return Promise.race([
    done.then(
      () => true,
      () => false,
    ),
    tooLong,
  ])
}
