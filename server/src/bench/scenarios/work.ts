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
  /** CPU in seconds for what is sent in one second, whenever the server came to do it. */
  cores: number
  textPercent: number | null
  text: Quantiles
  cursorsPercent: number | null
  /** How old the place is at which people see somebody. */
  cursorAge: Quantiles
  /** From the sending of a letter to the word that it is saved, where a server says so. */
  saved: Quantiles
  framesPerPerson: number
  /** How late the crowd itself was, in ms. */
  lateP99: number | null
  /** Lines that the server closed. */
  closed: number
}

/** How long the last of what was sent may take to arrive, in milliseconds; what comes later did not come in time. */
const GRACE_MS = 5_000

/** Lets a crowd work and tells what came of it. Everything is counted that was sent in the window, and what that cost. */
export async function work(host: Host, job: WorkJob, profile: string | null): Promise<WorkResult> {
  const rooms = []
  for (let i = 0; i < job.rooms; i++) rooms.push(await host.room(job.people))
  const updates = Math.ceil((job.warmMs + job.windowMs) / job.typeEveryMs) + 20
  const crowd = await Crowd.gather(rooms, { ...job, updates })
  crowd.pace.start()
  await sleep(job.warmMs)

  const framesBefore = crowd.framesReceived
  const act = async () => {
    crowd.measure(true)
    await sleep(job.windowMs)
    crowd.measure(false)
    crowd.pace.stop()
    const giveUpAt = performance.now() + GRACE_MS
    // A server that fell behind pays for the window afterwards.
    while (!crowd.hasHeardAll && performance.now() < giveUpAt) await sleep(20)
  }
  const cost = await costOf(host.server, act, profile)
  const frames = crowd.framesReceived - framesBefore
  const closed = crowd.closed
  await crowd.leave()
  const seconds = secondsOfTraffic(job, crowd.text.sentCount + crowd.cursors.sentCount)

  return {
    ...cost,
    cores: cost.cpuMs / 1_000 / seconds,
    textPercent: crowd.text.percent,
    text: quantiles(crowd.text.latencies),
    cursorsPercent: crowd.cursors.percent,
    cursorAge: quantiles(crowd.cursors.ages),
    saved: quantiles(crowd.savedLatencies),
    framesPerPerson: frames / seconds / crowd.lines.length,
    lateP99: crowd.pace.lateness.percentile(0.99),
    closed,
  }
}

/** How long what was sent would have lasted at the pace that was asked for: a busy machine may keep less. */
function secondsOfTraffic(job: WorkJob, sent: number): number {
  return sent / job.rooms / (1_000 * (job.typists / job.typeEveryMs + job.cursors / job.moveEveryMs))
}

function quantiles(latencies: { percentile(share: number): number | null }): Quantiles {
  return { p50: latencies.percentile(0.5), p95: latencies.percentile(0.95), p99: latencies.percentile(0.99) }
}
