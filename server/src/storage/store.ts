import type { Result } from '@planwall/shared/result.ts'
import type { Clock } from '../clock.ts'
import type { PlanLog } from './plan-log.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import type { InvitationTable } from './tables/invitations.ts'
import type { ParticipantTable } from './tables/participants.ts'
import type { PlanTable } from './tables/plans.ts'
import type { SeatTable } from './tables/seats.ts'
import type { SessionTable } from './tables/sessions.ts'

export type Storage = {
  log: PlanLog
  plans: PlanTable
  participants: ParticipantTable
  invitations: InvitationTable
  sessions: SessionTable
  seats: SeatTable
  /** Resolves with the cause when the store has ended by itself: nothing can be saved any more, and the process must end. */
  lost: Promise<Error>
  /** Whether a commit reaches the disk at this moment: tries one. */
  writable(): Promise<boolean>
  /** How many rows of all plans were ever set aside, because they are damaged or cannot be read. */
  rowsSetAside(): Promise<number>
  /** Finishes what was asked before, then lets go of the data folder. What is asked afterwards rejects with `closed`. */
  close(): Promise<void>
}

/**
 * Why a data folder could not be opened.
 * - `unwritable`: it cannot be made or written to
 * - `newerSchema`: a later version of the server wrote it; nothing was touched
 * - `inUse`: another process has it open
 * - `damaged`: its database is not readable
 */
export type OpenFault = 'unwritable' | 'newerSchema' | 'inUse' | 'damaged'

/** What the store finds out by itself, for the log. */
export type StorageEvent =
  /** An index of the database was damaged, and has been made anew from its table. Nothing was lost. */
  | { is: 'healed' }
  /** Rows of a plan were set aside: as damaged, as unreadable, or as waiting for such a row while a snapshot was taken. */
  | { is: 'setAside'; plan: string; count: number }
  /** The disk refuses commits: it is full, or fails to write. Said once until it is well again. */
  | { is: 'failing'; fault: 'full' | 'io' }
  | { is: 'well' }

export type StorageOptions = { dataDir: string; clock: Clock; said?: (event: StorageEvent) => void }

/** Opens the embedded store in `dataDir`, making folder and tables where missing. One process at a time. */
export async function openStorage(options: StorageOptions): Promise<Result<Storage, OpenFault>> {
  return openSqlite(options)
}
