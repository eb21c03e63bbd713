import { refuse } from './refusal.ts'
import type { Id, Struct } from './scan.ts'
import type { Work } from './work.ts'

/** Characters of one client in a row, or a single thing, and what its author saw left of it. */
export type Run = Id & { origin: Id | null }

/**
 * Refuses a struct whose neighbours never stood side by side: what its right one was written after, and what that was
 * written after, and so on, leads to the left one, with something of a smaller client id in between. The author of the
 * right one had that before their eyes, so nobody has seen the two without it.
 *
 * Everything written after a place, directly or not, stands right behind it in one piece; Yjs' search rests on that.
 * It would put this struct into such a piece that it is no part of. What is written at the place later comes
 * before it for those who have the struct already and behind it for those who have not: they never agree again.
 *
 * A client id that is not smaller does no harm, for there the search stops before the piece. Whoever takes back that a
 * paragraph was deleted and then a word of it can send that.
 *
 * `runAt` tells what holds an id, or null where it is collected. Each step costs work.
 */
export function refuseApart(struct: Struct, work: Work, runAt: (id: Id) => Run | null): void {
  const { client, origin, rightOrigin } = struct
  for (let at = rightOrigin; at !== null; ) {
    work.spend(1)
    const run = runAt(at)
    if (run === null) return
    const next = nextAfter(run, at, origin)
    if (next !== null) {
      const isNeighbour = next.client === rightOrigin?.client && next.clock === rightOrigin.clock
      if (!isNeighbour && next.client < client) refuse('neighboursApart')
      return
    }
    at = run.origin
  }
}

/** What was written right after `origin`, if that is in the run left of `at` or is what the run was written after. */
function nextAfter(run: Run, at: Id, origin: Id | null): Id | null {
  if (origin === null) return run.origin === null ? run : null
  if (origin.client === run.client && run.clock <= origin.clock && origin.clock < at.clock) {
    return { client: run.client, clock: origin.clock + 1 }
  }
  return run.origin?.client === origin.client && run.origin.clock === origin.clock ? run : null
}
