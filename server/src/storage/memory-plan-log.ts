import { err, ok } from '@planwall/shared/result.ts'
import { coverageOf } from './coverage.ts'
import type { LogEntry, PlanLog } from './plan-log.ts'
import { StorageError, type StorageFault } from './storage-error.ts'
import { unreadableIn } from './unreadable.ts'

type StoredPlan = {
  seq: number
  updates: { seq: number; bytes: Uint8Array }[]
  control: string
  clients: Map<number, string>
  /** Oldest first, two at most. */
  snapshots: { seq: number; bytes: Uint8Array }[]
  setAside: number
}

export type MemoryPlanLog = PlanLog & {
  /** What `PlanTable.create` does to the log. */
  createPlan(plan: string, first: { document: Uint8Array; control: string }): void
  /** From now on every commit fails like this; null heals the disk. */
  breakCommits(fault: StorageFault | null): void
  /** Commits wait until the returned function is called: for tests of what happens in between. */
  holdCommits(): () => void
}

/** A plan log that forgets: for unit tests of whoever appends. It keeps the contract in all but the disk. */
export function createMemoryPlanLog(): MemoryPlanLog {
  const plans = new Map<string, StoredPlan>()
  let fault: StorageFault | null = null
  let turn: Promise<void> = Promise.resolve()

  function inTurn<T>(work: () => T): Promise<T> {
    const result = turn.then(work)
    turn = result.then(
      () => {},
      () => {}, // The caller is told; the next one starts afresh.
    )
    return result
  }

  function checked(plan: string, entries: readonly LogEntry[]) {
    const stored = plans.get(plan)
    if (!stored) return err('unknownPlan')
    const clients = new Map(stored.clients)
    for (const entry of entries) {
      if (entry.kind !== 'client') continue
      if ((clients.get(entry.clientId) ?? entry.participant) !== entry.participant) return err('clientTaken')
      clients.set(entry.clientId, entry.participant)
    }
    return ok({ stored, clients })
  }

  return {
    append: (plan, entries) => {
      const copies = entries.map(copied)
      return inTurn(() => {
        if (fault !== null) throw new StorageError(fault)
        const check = checked(plan, copies)
        if (!check.ok) throw new StorageError(check.reason)
        const { stored, clients } = check.value
        stored.clients = clients
        for (const entry of copies) {
          stored.seq += 1
          if (entry.kind === 'update') stored.updates.push({ seq: stored.seq, bytes: entry.bytes })
          if (entry.kind === 'control') stored.control = entry.state
        }
        return stored.seq
      })
    },

    load: (plan) =>
      inTurn(() => {
        const stored = plans.get(plan)
        if (!stored) return null
        const newest = stored.snapshots.at(-1)
        const updates = stored.updates
          .filter(({ seq }) => seq > (newest?.seq ?? 0))
          .map(({ bytes }) => new Uint8Array(bytes))
        return {
          snapshot: newest?.bytes.slice() ?? null,
          updates,
          control: stored.control,
          clients: new Map(stored.clients),
          seq: stored.seq,
          entries: updates.length,
          bytes: updates.reduce((sum, update) => sum + update.length, 0),
          quarantined: stored.setAside,
        }
      }),

    setAsideUnreadable: (plan) =>
      inTurn(() => {
        const stored = plans.get(plan)
        if (!stored) return 0
        const unreadable = new Set(unreadableIn(stored.updates.map(({ bytes }) => bytes)))
        stored.updates = stored.updates.filter((_, index) => !unreadable.has(index))
        stored.setAside += unreadable.size
        return unreadable.size
      }),

    saveSnapshot: (plan, throughSeq, bytes) =>
      inTurn(() => {
        const stored = plans.get(plan)
        if (!stored) throw new StorageError('unknownPlan')
        if (throughSeq > stored.seq) throw new StorageError('notCovered')
        const newest = stored.snapshots.at(-1)
        if (newest && newest.seq >= throughSeq) return
        const parts = stored.updates.filter(({ seq }) => seq > (newest?.seq ?? 0) && seq <= throughSeq)
        const base = newest ? [newest.bytes] : []
        const { covers, waiting } = coverageOf(bytes, [...base, ...parts.map((part) => part.bytes)])
        if (!covers || waiting.length > 0) throw new StorageError('notCovered')
        if (fault !== null) throw new StorageError(fault)
        stored.snapshots = [...stored.snapshots, { seq: throughSeq, bytes: new Uint8Array(bytes) }].slice(-2)
        const [older, newer] = stored.snapshots
        if (older && newer) stored.updates = stored.updates.filter(({ seq }) => seq > older.seq)
      }),

    createPlan: (plan, first) => {
      const updates = [{ seq: 1, bytes: new Uint8Array(first.document) }]
      plans.set(plan, { seq: 2, updates, control: first.control, clients: new Map(), snapshots: [], setAside: 0 })
    },

    breakCommits: (next) => {
      fault = next
    },

    holdCommits: () => {
      let release: () => void = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      turn = turn.then(() => held)
      return release
    },
  }
}

/** A log on disk copies what it is given; so does this one, lest a test passes only because a buffer is shared. */
function copied(entry: LogEntry): LogEntry {
  return entry.kind === 'update' ? { kind: 'update', bytes: new Uint8Array(entry.bytes), by: entry.by } : entry
}
