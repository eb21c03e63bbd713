import { setTimeout as pause } from 'node:timers/promises'

/** How long anything may take to come about before the fault counts as not survived: that it comes is what is proved. */
export const PATIENCE_MS = 90_000

/**
 * Waits for something to become true and resolves with how long that took, in milliseconds; null when it never did.
 * What is dear to find out is asked for less often.
 */
export async function until(
  isTrue: () => boolean,
  patienceMs = PATIENCE_MS,
  { everyMs = 5 } = {},
): Promise<number | null> {
  const since = performance.now()
  for (;;) {
    const waited = performance.now() - since
    if (isTrue()) return waited
    if (waited > patienceMs) return null
    await pause(everyMs)
  }
}
