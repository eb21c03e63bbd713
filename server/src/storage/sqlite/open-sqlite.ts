import { err, ok, type Result } from '@planwall/shared/result.ts'
import { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { StorageError } from '../storage-error.ts'
import type { OpenFault, Storage, StorageEvent, StorageOptions } from '../store.ts'
import { createInvitationTable } from '../tables/invitations.ts'
import { createParticipantTable } from '../tables/participants.ts'
import { createPlanTable } from '../tables/plans.ts'
import { createSeatTable } from '../tables/seats.ts'
import { createSessionTable } from '../tables/sessions.ts'
import { createThreadDialect } from './kysely-dialect.ts'
import { createSqlitePlanLog } from './sqlite-plan-log.ts'
import { type StorageThread, startStorageThread } from './storage-thread.ts'
import { createTurns, inTurn } from './turns.ts'

export async function openSqlite(options: StorageOptions): Promise<Result<Storage, OpenFault>> {
  const { dataDir, clock, said = () => {} } = options
  const thread = watched(startStorageThread(), said)
  const opened = await thread.ask('open', { dataDir })
  if (!opened.ok) {
    await thread.kill()
    return err(opened.reason)
  }
  if (opened.value.healed) said({ is: 'healed' })
  const turns = createTurns()
  const db = new Kysely<Schema>({ dialect: createThreadDialect(thread, turns) })
  const log = createSqlitePlanLog(thread, turns, { clock, said })
  const deps = { db, clock }
  let closing: Promise<void> | null = null

  async function closeAll(): Promise<void> {
    await log.settled()
    try {
      await inTurn(turns, () => thread.ask('close', {}))
    } catch (error) {
      // A store that has ended by itself has let go of everything already.
      if (!(error instanceof StorageError) || error.fault !== 'closed') throw error
    }
    await thread.kill()
  }

  return ok({
    log: {
      append: log.append,
      load: log.load,
      setAsideUnreadable: log.setAsideUnreadable,
      saveSnapshot: log.saveSnapshot,
    },
    plans: createPlanTable(deps),
    participants: createParticipantTable(deps),
    invitations: createInvitationTable(deps),
    sessions: createSessionTable(deps),
    seats: createSeatTable(deps),
    lost: thread.lost,
    writable: async () => {
      try {
        await inTurn(turns, () => thread.ask('probe', { now: clock.now() }))
        return true
      } catch (error) {
        if (error instanceof StorageError) return false
        throw error
      }
    },
    rowsSetAside: async () => {
      const count = db.selectFrom('quarantine').select(({ fn }) => fn.countAll().as('rows'))
      return Number((await count.executeTakeFirstOrThrow()).rows)
    },
    close: () => {
      closing ??= closeAll()
      return closing
    },
  })
}

/** Says once when the disk begins to refuse commits, and once when it takes one again. */
function watched(thread: StorageThread, said: (event: StorageEvent) => void): StorageThread {
  let isFailing = false
  return {
    ...thread,
    ask: async (name, ask) => {
      try {
        const answer = await thread.ask(name, ask)
        if (isFailing && (name === 'append' || name === 'probe')) {
          isFailing = false
          said({ is: 'well' })
        }
        return answer
      } catch (error) {
        const fault = error instanceof StorageError ? error.fault : null
        if (!isFailing && (fault === 'full' || fault === 'io')) {
          isFailing = true
          said({ is: 'failing', fault })
        }
        throw error
      }
    },
  }
}
