import type { Result } from '@planwall/shared/result.ts'
import type { Copy } from '../backup/copy-database.ts'
import type { LoadedPlan, LogEntry } from '../plan-log.ts'
import type { StorageFault } from '../storage-error.ts'
import type { OpenFault } from '../store.ts'
import type { QueryOutcome } from './connection.ts'
import type { NewSnapshot, SnapshotParts } from './snapshot-rows.ts'

export type AppendCall = { plan: string; entries: readonly LogEntry[] }
export type AppendOutcome = Result<number, 'unknownPlan' | 'clientTaken'>

/** What the server's thread asks the storage thread, and what it answers. One question at a time. */
export type Questions = {
  open: { ask: { dataDir: string }; answer: Result<{ healed: boolean }, OpenFault> }
  query: { ask: { sql: string; params: readonly unknown[] }; answer: QueryOutcome }
  transaction: { ask: { step: 'begin' | 'commit' | 'rollback' }; answer: null }
  append: { ask: { calls: readonly AppendCall[] }; answer: AppendOutcome[] }
  load: { ask: { plan: string; now: number }; answer: LoadedPlan | null }
  setAsideUnreadable: { ask: { plan: string; now: number }; answer: number }
  snapshotParts: { ask: { plan: string; throughSeq: number; now: number }; answer: SnapshotParts | null }
  storeSnapshot: { ask: NewSnapshot; answer: null }
  dropCovered: { ask: { plan: string; throughSeq: number; bytes: Uint8Array }; answer: null }
  probe: { ask: { now: number }; answer: null }
  close: { ask: Record<never, never>; answer: null }
}

export type QuestionName = keyof Questions
export type Question = { [N in QuestionName]: { id: number; name: N; ask: Questions[N]['ask'] } }[QuestionName]

/** `fault` is null for a surprise: a bug, or a violated constraint. */
export type Answer =
  | { id: number; ok: true; value: Questions[QuestionName]['answer'] }
  | { id: number; ok: false; fault: StorageFault | null; message: string }

/** What a thread of this file is started for. */
export type WorkerTask =
  | { task: 'store' }
  | { task: 'verify'; snapshot: Uint8Array; parts: Uint8Array[] }
  | { task: 'copy'; copy: Copy }
