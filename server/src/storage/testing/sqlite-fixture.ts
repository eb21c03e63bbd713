import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { hashSecret } from '../secret.ts'
import { createThreadDialect } from '../sqlite/kysely-dialect.ts'
import { createSqlitePlanLog } from '../sqlite/sqlite-plan-log.ts'
import { type StorageThread, startStorageThread } from '../sqlite/storage-thread.ts'
import { createTurns } from '../sqlite/turns.ts'
import { openStorage, type Storage, type StorageEvent } from '../store.ts'
import { createPlanTable } from '../tables/plans.ts'
import { createSessionTable } from '../tables/sessions.ts'

/** A folder that is gone when the tests are. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'planwall-storage-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export const noon = { now: () => Date.UTC(2030, 0, 1, 12) }

/** Opens a store that must open. */
export async function openedStorage(dataDir: string, clock = noon): Promise<Storage> {
  const opened = await openStorage({ dataDir, clock })
  if (!opened.ok) throw new Error(`The store does not open: ${opened.reason}`)
  return opened.value
}

/** Adds a plan with these first contents and tells its id. */
export async function addPlan(
  { plans, sessions }: Pick<Storage, 'plans' | 'sessions'>,
  first: { document: Uint8Array; control: string },
): Promise<string> {
  const { session } = await sessions.create({ coach: true })
  const made = await plans.create({
    name: 'Acme',
    title: 'One-Page Strategic Plan',
    session: session.id,
    facilitatorName: 'Fay',
    secretHash: ({ id, nonce }) => hashSecret(id + nonce),
    document: first.document,
    control: () => first.control,
  })
  return made.plan.id
}

/** The store's inside: the thread itself, to see and disturb what is asked of it. */
export async function openedThread(dataDir: string, watch: (thread: StorageThread) => StorageThread = (same) => same) {
  const thread = watch(startStorageThread())
  const opened = await thread.ask('open', { dataDir })
  if (!opened.ok) throw new Error(`The store does not open: ${opened.reason}`)
  const turns = createTurns()
  const events: StorageEvent[] = []
  const db = new Kysely<Schema>({ dialect: createThreadDialect(thread, turns) })
  const log = createSqlitePlanLog(thread, turns, { clock: noon, said: (event) => events.push(event) })
  return {
    thread,
    db,
    log,
    /** What the log has said of itself. */
    events,
    plans: createPlanTable({ db, clock: noon }),
    sessions: createSessionTable({ db, clock: noon }),
    close: async () => {
      await log.settled()
      await thread.ask('close', {})
      await thread.kill()
    },
  }
}
