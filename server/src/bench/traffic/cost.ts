import type { ServerProcess } from '../servers/server-process.ts'

/** What a stretch of time cost: CPU of all threads of a process, in ms, and how long it took. */
export type Cost = {
  cpuMs: number
  wallMs: number
  rssMb: number
  /** Share of the time in which the server was ready to go on and others had its core; null where nobody knows. */
  waited: number | null
  /** CPU of those who made the traffic, as a share of a core: near 1, they were at their own limit. */
  crowdCores: number
}

/**
 * Does something and tells what it cost the server. With `profile`, a CPU profile of it is written to that file.
 */
export async function costOf(server: ServerProcess, act: () => Promise<void>, profile: string | null): Promise<Cost> {
  const before = profile ? await server.startProfile() : await server.usage()
  const startedAt = performance.now()
  const own = process.cpuUsage()
  await act()
  const after = profile ? await server.stopProfile(profile) : await server.usage()
  const wallMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(own)
  return {
    cpuMs: after.cpuMs - before.cpuMs,
    wallMs,
    waited: before.waitedMs === null || after.waitedMs === null ? null : (after.waitedMs - before.waitedMs) / wallMs,
    rssMb: after.rssBytes / 1e6,
    crowdCores: (user + system) / 1_000 / wallMs,
  }
}
