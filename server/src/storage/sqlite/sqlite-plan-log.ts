import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import type { LogEntry, PlanLog } from '../plan-log.ts'
import { StorageError } from '../storage-error.ts'
import type { StorageEvent } from '../store.ts'
import { type StorageThread, verifySnapshot } from './storage-thread.ts'
import { createTurns, inTurn, type Turns } from './turns.ts'

type Waiting = {
  plan: string
  entries: readonly LogEntry[]
  resolve(seq: number): void
  reject(error: unknown): void
}

export type SqlitePlanLog = PlanLog & {
  /** Resolves when every append made so far is settled. */
  settled(): Promise<void>
}

/**
 * From the beginning of one commit to that of the next, at least, in milliseconds: what is written in that time in all
 * plans together shares a sync to disk.
 */
const BETWEEN_COMMITS_MS = 8

/** Group commit: an idle store commits at once; whatever arrives during a commit, or just after it, shares the next one. */
export function createSqlitePlanLog(
  thread: StorageThread,
  turns: Turns,
  { clock, said }: { clock: Clock; said: (event: StorageEvent) => void },
): SqlitePlanLog {
  let waiting: Waiting[] = []
  let committing: Promise<void> | null = null
  let beganAt = Number.NEGATIVE_INFINITY
  const verifying = createTurns()

  async function commitWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const rested = performance.now() - beganAt
      if (rested < BETWEEN_COMMITS_MS) await sleep(BETWEEN_COMMITS_MS - rested)
      await inTurn(turns, () => {
        beganAt = performance.now()
        const group = waiting
        waiting = []
        return commitGroup(group)
      })
    }
    committing = null
  }

  async function commitGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const calls = group.map(({ plan, entries }) => ({ plan, entries }))
      const outcomes = await thread.ask('append', { calls })
      group.forEach((call, index) => {
        const outcome = outcomes[index]
        if (outcome?.ok) call.resolve(outcome.value)
        else call.reject(new StorageError(outcome?.reason ?? 'io'))
      })
    } catch (error) {
      if (group.length === 1 || hitsEveryone(error)) for (const call of group) call.reject(error)
      // One call spoilt the commit for all: each gets a commit of its own, so that only the culprit fails.
      else for (const call of group) await commitGroup([call])
    }
  }

  return {
    append: (plan, entries) =>
      new Promise((resolve, reject) => {
        waiting.push({ plan, entries, resolve, reject })
        committing ??= commitWaiting()
      }),

    load: (plan) => inTurn(turns, () => thread.ask('load', { plan, now: clock.now() })),

    setAsideUnreadable: (plan) =>
      inTurn(turns, async () => {
        const count = await thread.ask('setAsideUnreadable', { plan, now: clock.now() })
        if (count > 0) said({ is: 'setAside', plan, count })
        return count
      }),

    saveSnapshot: (plan, throughSeq, bytes) =>
      inTurn(verifying, async () => {
        const covered = await inTurn(turns, () => thread.ask('snapshotParts', { plan, throughSeq, now: clock.now() }))
        if (covered === null) return
        const { parts, lacksUpdates, setAside } = covered
        if (setAside > 0) said({ is: 'setAside', plan, count: setAside })
        const { covers, waiting } = await verifySnapshot(
          bytes,
          parts.map((part) => part.bytes),
        )
        // Without a lost row nothing waits, unless the snapshot is of another plan.
        if (!covers || (waiting.length > 0 && !lacksUpdates)) throw new StorageError('notCovered')
        const positions = waiting.flatMap((index) => parts[index]?.seq ?? [])
        const snapshot = { plan, throughSeq, bytes, waiting: positions, now: clock.now() }
        await inTurn(turns, () => thread.ask('storeSnapshot', snapshot))
        if (positions.length > 0) said({ is: 'setAside', plan, count: positions.length })
        await inTurn(turns, () => thread.ask('dropCovered', { plan, throughSeq, bytes }))
      }),

    settled: async () => {
      await committing
    },
  }
}

function hitsEveryone(error: unknown): boolean {
  return error instanceof StorageError && ['full', 'io', 'unsynced', 'closed'].includes(error.fault)
}
