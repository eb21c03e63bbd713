import { setTimeout as sleep } from 'node:timers/promises'
import type { Host } from '../hosts/host.ts'
import { type Cost, costOf } from '../traffic/cost.ts'
import { Crowd } from '../traffic/crowd.ts'

/** People who type and move in one or many rooms, for a while. */
export type WorkJob = {
  rooms: number
  people: number
  typists: number
  typeEveryMs: number
  cursors: number
  moveEveryMs: number
  echo: boolean
  warmMs: number
  windowMs: number
}

type Quantiles = { p50: number | null; p95: number | null; p99: number | null }

export type WorkResult = Cost & {
  cores: number
  textPercent: number | null
  text: Quantiles
  cursorsPercent: number | null
  cursors: Quantiles
  /** From the sending of a letter to the word that it is saved, where a server says so. */
  saved: Quantiles
  framesPerPerson: number
  /** How late the crowd itself was, in ms. */
  lateP99: number | null
  /** Lines that the server closed. */
  closed: number
}

/** How long the last of what was sent may take to arrive, in milliseconds; what comes later did not come in time. */
const GRACE_MS = 2_000

/** Lets a crowd work and tells what came of it. Delivery and latency count what was sent in the window. */
export async function work(host: Host, job: WorkJob, profile: string | null): Promise<WorkResult> {
  const rooms = []
  for (let i = 0; i < job.rooms; i++) rooms.push(await host.room(job.people))
  const updates = Math.ceil((job.warmMs + job.windowMs + GRACE_MS) / job.typeEveryMs) + 10
  const crowd = await Crowd.gather(rooms, { ...job, updates })
  crowd.pace.start()
  await sleep(job.warmMs)

  crowd.measure(true)
  const framesBefore = crowd.framesReceived
  const cost = await costOf(host.server, () => sleep(job.windowMs), profile)
  crowd.measure(false)
  const frames = crowd.framesReceived - framesBefore
  const giveUpAt = performance.now() + GRACE_MS
  // The others go on meanwhile: a merged frame goes out only when there is something to merge.
  while (!crowd.text.isComplete && performance.now() < giveUpAt) await sleep(20)
  const closed = crowd.closed
  await crowd.leave()

  return {
    ...cost,
    cores: cost.cpuMs / cost.wallMs,
    textPercent: crowd.text.percent,
    text: quantiles(crowd.text.latencies),
    cursorsPercent: crowd.cursors.percent,
    cursors: quantiles(crowd.cursors.latencies),
    saved: quantiles(crowd.savedLatencies),
    framesPerPerson: (1_000 * frames) / cost.wallMs / crowd.lines.length,
    lateP99: crowd.pace.lateness.percentile(0.99),
    closed,
  }
}

function quantiles(latencies: { percentile(share: number): number | null }): Quantiles {
  return { p50: latencies.percentile(0.5), p95: latencies.percentile(0.95), p99: latencies.percentile(0.99) }
}
