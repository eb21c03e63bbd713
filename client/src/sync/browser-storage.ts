import { meetingViewSchema } from '@planwall/shared/meeting/view-for.ts'
import { helloSchema } from '@planwall/shared/protocol/hello.ts'
import { rosterSchema } from '@planwall/shared/protocol/roster.ts'
import * as z from 'zod/mini'
import { answer, begin, openDb } from './indexed-db.ts'
import { IndexedDbStore } from './indexed-db-store.ts'
import type { Storage, Visit } from './offline-store.ts'

const visitSchema = z.object({ hello: helloSchema, meeting: meetingViewSchema, roster: rosterSchema, at: z.number() })

const VISITS = 'visits'

/** IndexedDB: one small database of visits, and one for each person's copy of each plan. */
export const browserStorage: Storage = {
  async visit(plan) {
    const { store } = begin(await visitsDb(), [VISITS], 'readonly', 'default')
    return visitSchema.safeParse(await answer(store(VISITS).get(plan))).data ?? null
  },
  async remember(plan, visit) {
    const { store, finished } = begin(await visitsDb(), [VISITS], 'readwrite', 'relaxed')
    store(VISITS).put(visit satisfies Visit, plan)
    await finished
  },
  async forget(plan) {
    const { store, finished } = begin(await visitsDb(), [VISITS], 'readwrite', 'relaxed')
    store(VISITS).delete(plan)
    await finished
  },
  open: (plan, participant) => new IndexedDbStore(`planwall:${plan}:${participant}`),
}

/** Deletes everything that this browser keeps of every plan, for everyone who used it: somebody signs out. */
export async function forgetEverything(): Promise<void> {
  const databases = typeof indexedDB === 'undefined' ? [] : await indexedDB.databases()
  const ours = databases.flatMap(({ name }) => (name === 'planwall' || name?.startsWith('planwall:') ? [name] : []))
  visitsOpened = null
  await Promise.all(ours.map((name) => answer(indexedDB.deleteDatabase(name))))
}

let visitsOpened: Promise<IDBDatabase> | null = null

function visitsDb(): Promise<IDBDatabase> {
  visitsOpened ??= openDb('planwall', 1, (db) => db.createObjectStore(VISITS))
  return visitsOpened
}
