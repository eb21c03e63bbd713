import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { Hello } from '@planwall/shared/protocol/hello.ts'
import type { Roster } from '@planwall/shared/protocol/roster.ts'
import type { TrayItem } from './rescue.ts'
import type { TrayChange } from './tray.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

/** What the board needs to open without a line. `at`: this device's clock when the meeting was heard of, in ms since 1970. */
export type Visit = { hello: Hello; meeting: MeetingView; roster: Roster; at: number }

/** What a browser kept of one person's work on one plan. */
export type Kept = {
  /** Yjs updates which together hold the whole document, to be applied in this order; none when nothing was kept yet. */
  updates: Uint8Array[]
  /** Work not confirmed by the server, of this tab's earlier lives and of other tabs. */
  work: WorkEntry[]
  /** The clients whose work that is. */
  clients: number[]
  /** In the order in which they were added. */
  tray: TrayItem[]
}

/**
 * One person's copy of one plan in this browser, as one tab has it open; other tabs have the same copy open. What a tab
 * adds is kept under its client id, so that no tab takes away what another has not had confirmed. Every promise resolves
 * when the browser has it on disk, and rejects when it has not; what was promised survives a reload and a crash.
 */
export type OfflineStore = {
  load(): Promise<Kept>
  /** Adds to the document, and replaces what this client has not had confirmed. */
  append(updates: readonly Uint8Array[], client: number, work: readonly WorkEntry[]): Promise<void>
  /**
   * The server has answered all that these clients did: what they added goes, their work with it, and the document as
   * the server has it takes its place. Of clients that were loaded, only what was loaded goes.
   */
  reseed(document: Uint8Array, clients: readonly number[]): Promise<void>
  /** Notes that the work of these clients is confirmed; of those that were loaded, only what was loaded. */
  confirm(clients: readonly number[]): Promise<void>
  /** Adds to the tray and takes items out of it by their ids; what other tabs have put there stays. */
  changeTray(change: TrayChange): Promise<void>
  /** Deletes all of it. */
  clear(): Promise<void>
  close(): void
}

/** Where offline stores come from. Tests bring their own. */
export type Storage = {
  visit(plan: string): Promise<Visit | null>
  remember(plan: string, visit: Visit): Promise<void>
  forget(plan: string): Promise<void>
  open(plan: string, participant: string): OfflineStore
}
