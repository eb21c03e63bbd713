import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '@planwall/shared/result.ts'
import type { Clock } from '../../clock.ts'
import { isMissing } from '../durable-file.ts'
import { diskFault } from './disk-fault.ts'
import type { Backup, BackupFault } from './write-backup.ts'

const DAY_MS = 86_400_000

/** How often it is looked whether a copy is due: a laptop sleeps, and a failed copy is tried again. */
const LOOK_MS = 3_600_000

const FINISHED = /^planwall-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/
const UNFINISHED = /^planwall-\d{8}T\d{6}Z\.db\.[0-9a-f]{8}\.unfinished(-journal)?$/

export type DailyBackup = {
  /** Looks now whether a copy is due, and resolves when that is done. Never rejects. */
  look(): Promise<void>
  /** Starts no further copy. */
  stop(): void
}

/**
 * Keeps copies of the store in `folder`: one when the last is a day old, looked at now and every hour, the newest `keep`
 * of them. Older ones go only after a new one without a damaged row. A copy that fails is said, and tried again.
 */
export function startDailyBackup(options: {
  folder: string
  keep: number
  backup(file: string): Promise<Result<Backup, BackupFault>>
  clock: Clock
  /** A copy was made of so many bytes, or why not; `error` is what nobody expected. */
  said(event: DailyBackupEvent): void
  /** Calls back every so many milliseconds until the returned function is called. */
  every(ms: number, callback: () => void): () => void
}): DailyBackup {
  const { folder, keep, backup, clock, said, every } = options
  let looking: Promise<void> | null = null

  async function lookOnce(): Promise<void> {
    try {
      const now = clock.now()
      const last = copiesIn(folder).at(-1)
      // A clock that was set back makes the last one lie in the future; that is no reason to wait for it.
      if (last && Math.abs(now - last.madeAt) < DAY_MS) return
      clearUnfinished(folder)
      const file = join(folder, nameOf(now))
      const made = await backup(file)
      if (made.ok) {
        said({ is: 'made', file, backup: made.value })
        if (made.value.damagedRows === 0) {
          for (const { name } of copiesIn(folder).slice(0, -keep)) rmSync(join(folder, name), { force: true })
        }
      } else if (made.reason !== 'noData') said({ is: 'failed', folder, fault: made.reason })
    } catch (error) {
      said({ is: 'failed', folder, fault: diskFault(error) ?? 'unwritable', error })
    }
  }

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = null
    })
    return looking
  }

  const stop = every(LOOK_MS, () => void look())
  void look()
  return { look, stop }
}

export type DailyBackupEvent =
  | { is: 'made'; file: string; backup: Backup }
  | { is: 'failed'; folder: string; fault: BackupFault; error?: unknown }

function nameOf(time: number): string {
  return `planwall-${new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '')}.db`
}

/** The copies of this folder, oldest first; other files are not looked at. */
function copiesIn(folder: string): { name: string; madeAt: number }[] {
  return namesIn(folder)
    .flatMap((name) => {
      const [, year, month, day, hour, minute, second] = (FINISHED.exec(name) ?? []).map(Number)
      if (year === undefined || month === undefined) return []
      return [{ name, madeAt: Date.UTC(year, month - 1, day, hour, minute, second) }]
    })
    .sort((one, other) => one.madeAt - other.madeAt)
}

/** What a process that was killed over a copy has left. */
function clearUnfinished(folder: string): void {
  for (const name of namesIn(folder)) if (UNFINISHED.test(name)) rmSync(join(folder, name), { force: true })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
