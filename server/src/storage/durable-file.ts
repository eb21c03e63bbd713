import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Puts on disk what was written to this file, whoever wrote it. Throws the error of the system. */
export function syncFile(path: string): void {
  syncOpened(path, 'r+')
}

/** The same without blocking the thread while the disk works. */
export async function syncFileLater(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Puts on disk which names stand in this folder: a file that was made or renamed can lose its name in a power cut until
 * then, however well its content was synced.
 */
export function syncFolder(path: string): void {
  // Windows opens no folder, and keeps the names in order by itself.
  if (process.platform !== 'win32') syncOpened(path, 'r')
}

/** Makes the folder, for its owner alone, and those above it; what had to be made is on disk when it returns. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; ; made = dirname(made)) {
    syncFolder(dirname(made))
    if (made === first || made === dirname(made)) return
  }
}

function syncOpened(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Whether the system says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
