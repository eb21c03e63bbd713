import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { makeFolder } from '../durable-file.ts'
import { StorageError } from '../storage-error.ts'
import { openConnection } from './connection.ts'

export type FolderLock = { release(): void }

/** How long a starting server waits for one that is just ending to let go of the folder. */
const LOCK_WAIT_MS = 500

/**
 * Takes the data folder for this process, making it where it is missing. The kernel lets go of it when the process ends,
 * however it ends. Throws `StorageError` when the lock file itself cannot be used.
 */
export function lockFolder(dataDir: string): Result<FolderLock, 'unwritable' | 'inUse'> {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return err('unwritable') // whatever the system's reason, the folder is one that cannot be used
  }
  const lock = openConnection(join(dataDir, 'planwall.lock'))
  try {
    lock.exec(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`)
    // An exclusive transaction that never ends, on a database that holds nothing: the lock of the operating system.
    lock.exec('BEGIN EXCLUSIVE')
    return ok({ release: lock.close })
  } catch (error) {
    lock.close()
    if (error instanceof StorageError && /busy|locked/i.test(error.message)) return err('inUse')
    throw error
  }
}
