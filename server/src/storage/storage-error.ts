/**
 * Why the store could not do what was asked.
 * - `full`: the disk has no room; works again once it has
 * - `io`: the disk refused to read, write or sync
 * - `unsynced`: the disk did not confirm what was written; the store has ended, since asking again would prove nothing
 * - `unknownPlan`: nothing is stored under this plan id
 * - `clientTaken`: this Yjs client id is already bound to another participant of the plan
 * - `damaged`: what is stored cannot be trusted, and no older copy can either
 * - `notCovered`: the offered snapshot lacks something the log holds
 * - `closed`: the store was closed, or its worker died
 */
export type StorageFault =
  | 'full'
  | 'io'
  | 'unsynced'
  | 'unknownPlan'
  | 'clientTaken'
  | 'damaged'
  | 'notCovered'
  | 'closed'

/** The store failed. Whatever was asked has not happened, and nothing of it is stored. */
export class StorageError extends Error {
  override readonly name = 'StorageError'

  constructor(
    readonly fault: StorageFault,
    message: string = fault,
  ) {
    super(message)
  }
}
