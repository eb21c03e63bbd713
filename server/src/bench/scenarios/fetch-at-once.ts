import type { PlanSeat, PlanwallHost } from '../hosts/planwall-host.ts'
import { Latencies } from '../latencies.ts'
import { type Cost, costOf } from '../traffic/cost.ts'
import { writeDayDocument } from '../traffic/day-document.ts'

/** Many who ask over HTTP for something of a big plan in the same moment. */
export type FetchJob = {
  people: number
  planBytes: number
  /** What stands behind `/api/plans/:plan`. */
  path: string
}

export type FetchResult = Cost & {
  p50: number | null
  p99: number | null
  cpuPerRequestMs: number
  mbPerRequest: number
}

/** Each asks over a connection of their own, as from their own browser. */
export async function fetchAtOnce(host: PlanwallHost, job: FetchJob, profile: string | null): Promise<FetchResult> {
  const seats = await host.room(job.people)
  await host.fill(seats, (state) => writeDayDocument(job.planBytes, state))
  const [first] = seats
  // The first one loads the plan, as somebody does before everybody comes.
  if (first) await ask(first, job.path)

  const took = new Latencies()
  let bytes = 0
  const cost = await costOf(
    host.server,
    async () => {
      const answers = seats.map(async (seat) => {
        const startedAt = performance.now()
        const size = await ask(seat, job.path)
        bytes += size
        took.add(performance.now() - startedAt)
      })
      await Promise.all(answers)
    },
    profile,
  )
  return {
    ...cost,
    p50: took.percentile(0.5),
    p99: took.percentile(0.99),
    cpuPerRequestMs: cost.cpuMs / job.people,
    mbPerRequest: bytes / job.people / 1e6,
  }
}

/** The bytes of the answer as they came over the line. */
async function ask({ plan, origin, headers }: PlanSeat, path: string): Promise<number> {
  const url = `${origin}/api/plans/${plan}${path}`
  const response = await fetch(url, { headers: { ...headers, 'accept-encoding': 'br, gzip' } })
  const size = (await response.arrayBuffer()).byteLength
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return Number(response.headers.get('content-length') ?? size)
}
