import { StorageError } from '../storage-error.ts'

/** What keeps a file from being written: a full disk, or anything else that the system or SQLite has against it. */
export type DiskFault = 'noRoom' | 'unwritable'

/** Which of the two an error is; null for what is no fault of a disk. */
export function diskFault(error: unknown): DiskFault | null {
  if (error instanceof StorageError) {
    if (error.fault === 'full') return 'noRoom'
    return error.fault === 'io' ? 'unwritable' : null
  }
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null
  return error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'noRoom' : 'unwritable'
}
