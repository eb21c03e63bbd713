import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { Hello } from '@planwall/shared/protocol/hello.ts'
import type { Roster } from '@planwall/shared/protocol/roster.ts'
import type { TrayItem } from './rescue.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

/** What the board needs to open without a line. `at`: this device's clock when it was noted, in ms since 1970. */
export type Visit = { hello: Hello; meeting: MeetingView; roster: Roster; at: number }

/** What a browser kept of one person's work on one plan. */
export type Kept = {
  /** Yjs updates which together hold the whole document; none when nothing was kept yet. */
  updates: Uint8Array[]
  /** Work not confirmed by the server, of this tab's earlier lives and of other tabs. */
  work: WorkEntry[]
  /** The clients whose work that is. */
  clients: number[]
  tray: TrayItem[]
}

/**
 * One person's copy of one plan in this browser. Every promise resolves when the browser has it on disk, and rejects
 * when it has not; what was promised survives a reload and a crash.
 */
export type OfflineStore = {
  load(): Promise<Kept>
  /** Adds to the document, and replaces what this client has not had confirmed. */
  append(updates: readonly Uint8Array[], client: number, work: readonly WorkEntry[]): Promise<void>
  /** Replaces the document, and forgets all work that was not confirmed. */
  reseed(document: Uint8Array): Promise<void>
  /** Notes that everything loaded or added by these clients is confirmed. */
  confirm(clients: readonly number[]): Promise<void>
  putTray(items: readonly TrayItem[]): Promise<void>
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
