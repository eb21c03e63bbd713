import type { HostName } from './hosts/host.ts'
import type { FetchJob, FetchResult } from './scenarios/fetch-at-once.ts'
import type { KillsJob, KillsResult } from './scenarios/kills.ts'
import type { StormJob, StormResult } from './scenarios/storm.ts'
import type { WorkJob, WorkResult } from './scenarios/work.ts'

/** One scenario on one server: what is run in one go, by a crowd of its own against a server of its own. */
export type Job =
  | ({ kind: 'work' } & WorkJob)
  | ({ kind: 'storm' } & StormJob)
  | ({ kind: 'fetch' } & FetchJob)
  | ({ kind: 'kills' } & KillsJob)

export type Cell = {
  host: HostName
  job: Job
  /** The built server. */
  main: string
  /** An empty folder for what the server keeps. */
  folder: string
  /** Where to write a CPU profile of the server, or null for none. */
  profile: string | null
}

export type Outcome =
  | { kind: 'work'; result: WorkResult }
  | { kind: 'storm'; result: StormResult }
  | { kind: 'fetch'; result: FetchResult }
  | { kind: 'kills'; result: KillsResult }
  | { kind: 'failed'; why: string }
