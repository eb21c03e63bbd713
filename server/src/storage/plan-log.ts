/** The author of what the server itself writes into a plan. */
export const SERVER_AUTHOR = 'server'

export type LogEntry =
  /** A Yjs update (V1 encoding), by participant id, or `SERVER_AUTHOR`. */
  | { kind: 'update'; bytes: Uint8Array; by: string }
  /** The control state of the plan after a command, as JSON. Only the latest is current. */
  | { kind: 'control'; state: string }
  /** A Yjs client id becomes bound to a participant, for good. */
  | { kind: 'client'; clientId: number; participant: string }

export type LoadedPlan = {
  /** The newest snapshot that can be trusted; null when the plan still consists of its log alone. */
  snapshot: Uint8Array | null
  /** The updates after the snapshot, oldest first. */
  updates: Uint8Array[]
  control: string
  /** Yjs client id to participant id. */
  clients: Map<number, string>
  /** Position of the last entry in the log: what `append` would have returned for it. */
  seq: number
  /** How many updates follow the snapshot, and their size: the measure for taking a new one. */
  entries: number
  bytes: number
  /**
   * How many rows of this plan were ever set aside: their checksum failed, Yjs could not read them, or a snapshot was
   * taken while they waited for such a row. The other rows are all here: an update that builds on a lost one stays pending in Yjs, and heals when its
   * author's own copy comes back.
   */
  quarantined: number
}

/** What a plan consists of, in the order in which it happened, and when it is safe. */
export interface PlanLog {
  /**
   * Resolves with the position of the last entry once every entry is on disk (fsync). The entries of one call stay
   * together and in order, and all or none of them are stored. Calls for one plan are stored in the order they were made.
   * Rejects with `StorageError` when the commit failed: then nothing of this call is stored, and later calls work again
   * as soon as the disk does. `unknownPlan` and `clientTaken` reject this call alone, not others of the same commit.
   */
  append(plan: string, entries: readonly LogEntry[]): Promise<number>

  /** Everything appended so far, or null when there is no such plan. Rejects with `damaged` rather than open a plan empty. */
  load(plan: string): Promise<LoadedPlan | null>

  /**
   * Sets aside the rows that Yjs cannot read though nothing has changed them since they were written, and resolves with
   * how many. To be asked when what was loaded could not be read; the next load is without them.
   */
  setAsideUnreadable(plan: string): Promise<number>

  /**
   * Keeps `bytes` (a Yjs update) as the state of the plan that holds every update up to and including position
   * `throughSeq`, beside the older snapshot, and drops the log rows that the two newest snapshots both cover.
   * Rejects with `notCovered`, storing nothing, when one of those updates would still change the snapshot. What was set
   * aside counts as covered, and so does what waits for it in vain: that is set aside too. Rejects with `damaged` when the
   * snapshot does not read back as it was written; the log then keeps what it had.
   */
  saveSnapshot(plan: string, throughSeq: number, bytes: Uint8Array): Promise<void>
}
