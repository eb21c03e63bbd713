import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { isCoachKey } from './config.ts'
import { syncFile, syncFolder } from './storage/durable-file.ts'

/** Where the generated key of an installation lies, so that it stays the same over restarts. */
export function coachKeyPath(dataDir: string): string {
  return join(dataDir, 'coach-key')
}

/**
 * The coach's key kept in the data folder, made there with `newKey` the first time. It is never overwritten, since the
 * coach may have the link to it in their bookmarks.
 */
export function keepCoachKey(dataDir: string, newKey: () => string): Result<string, 'unusable'> {
  return keepKey({ path: coachKeyPath(dataDir), newKey, isKey: isCoachKey })
}

type Kept = { path: string; newKey: () => string; isKey: (text: string) => boolean }

/**
 * A key kept in a file, made the first time, readable by its owner alone. `unusable` when the file cannot be read or
 * written, or holds something that is no key: then it is left as it is.
 */
export function keepKey({ path, newKey, isKey }: Kept): Result<string, 'unusable'> {
  try {
    const kept = readKept(path)
    if (kept !== null) return isKey(kept) ? ok(kept) : err('unusable')
    const key = newKey()
    mkdirSync(dirname(path), { recursive: true })
    // Renamed into place once it is on disk: neither a crash half-way nor a power cut leaves half a key.
    writeFileSync(`${path}.new`, `${key}\n`, { mode: 0o600 })
    syncFile(`${path}.new`)
    renameSync(`${path}.new`, path)
    syncFolder(dirname(path))
    return ok(key)
  } catch (error) {
    if (isSystemError(error)) return err('unusable')
    throw error
  }
}

function readKept(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return null
    throw error
  }
}

/** Whether this came from the operating system: a missing file, a full disk, a port in use. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
