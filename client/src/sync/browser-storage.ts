import { meetingViewSchema } from '@planwall/shared/meeting/view-for.ts'
import { helloSchema } from '@planwall/shared/protocol/hello.ts'
import { rosterSchema } from '@planwall/shared/protocol/roster.ts'
import * as z from 'zod/mini'
import { answer, begin, deleteDb, entriesOf, openDb } from './indexed-db.ts'
import { IndexedDbStore } from './indexed-db-store.ts'
import type { Storage, Visit } from './offline-store.ts'
import { refKey } from './text-ref.ts'

const visitSchema = z.object({ hello: helloSchema, meeting: meetingViewSchema, roster: rosterSchema, at: z.number() })

const VISITS_DB = 'planwall'
const VISITS = 'visits'
const COPY = 'planwall:'

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
  open: (plan, participant) => new IndexedDbStore(copyName(plan, participant)),
}

/** How many things that somebody wrote stand in this browser alone: unsent, or waiting in a tray. */
export async function countUnsent(): Promise<number> {
  const counts = (await copyNames()).map(async (name) => {
    const store = new IndexedDbStore(name)
    const { work, tray } = await store.load()
    store.close()
    return new Set(work.map(refKey)).size + tray.length
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

/** Deletes everything that this browser keeps of every plan, for everyone who used it. Rejects when something stays. */
export async function forgetEverything(): Promise<void> {
  const names = await copyNames()
  visitsOpened?.then(
    (db) => db.close(),
    () => undefined, // never opened
  )
  visitsOpened = null
  await Promise.all([...names, VISITS_DB].map(deleteDb))
}

/** The databases of all copies. Firefox lists databases since 126 only; before that the visits tell whose there are. */
async function copyNames(): Promise<string[]> {
  if (typeof indexedDB === 'undefined') return []
  if (typeof indexedDB.databases === 'function') {
    return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(COPY) ? [name] : []))
  }
  const { store } = begin(await visitsDb(), [VISITS], 'readonly', 'default')
  return (await entriesOf(store(VISITS))).flatMap(([plan, value]) => {
    const visit = visitSchema.safeParse(value).data
    return visit ? [copyName(String(plan), visit.hello.you.id)] : []
  })
}

function copyName(plan: string, participant: string): string {
  return `${COPY}${plan}:${participant}`
}

let visitsOpened: Promise<IDBDatabase> | null = null

function visitsDb(): Promise<IDBDatabase> {
  visitsOpened ??= openDb(VISITS_DB, 1, (db) => db.createObjectStore(VISITS)).catch((error: unknown) => {
    visitsOpened = null
    throw error
  })
  return visitsOpened
}
