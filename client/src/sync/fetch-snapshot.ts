/** Longer than this nobody waits for a snapshot before they ask for everything over the socket, in milliseconds. */
const TIMEOUT_MS = 20_000

/** The snapshot of a plan that the server has offered, as an update of the second version; null when it cannot be had. */
export async function fetchSnapshot(planId: string, id: string): Promise<Uint8Array | null> {
  const path = `/api/plans/${encodeURIComponent(planId)}/snapshots/${encodeURIComponent(id)}`
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  } catch {
    // The line broke or took too long; the socket is asked instead.
    return null
  }
}
