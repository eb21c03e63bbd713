import * as Y from 'yjs'
import type { LoadedPlan, PlanLog } from '../storage/plan-log.ts'
import { StorageError } from '../storage/storage-error.ts'

/**
 * A plan from its log, with its document; null when there is no such plan. Rows that Yjs cannot read are set aside like
 * damaged ones, so that one of them does not keep everybody out of all the others. Rejects with `StorageError`.
 */
export async function loadDocument(log: PlanLog, plan: string): Promise<{ loaded: LoadedPlan; doc: Y.Doc } | null> {
  const loaded = await log.load(plan)
  if (!loaded) return null
  const doc = documentOf(loaded)
  if (doc) return { loaded, doc }
  await log.setAsideUnreadable(plan)
  const rest = await log.load(plan)
  const readable = rest && documentOf(rest)
  if (!readable) throw new StorageError('damaged', 'The document cannot be read')
  return { loaded: rest, doc: readable }
}

/** Null when Yjs cannot read some part of it. */
function documentOf({ snapshot, updates }: LoadedPlan): Y.Doc | null {
  const doc = new Y.Doc({ gc: true })
  try {
    if (snapshot) Y.applyUpdate(doc, snapshot)
    for (const update of updates) Y.applyUpdate(doc, update)
  } catch {
    // The store finds out which row it was; what Yjs says of it may quote what somebody wrote.
    doc.destroy()
    return null
  }
  // What builds on a damaged row waits for it in vain. Its author has both and sends them again.
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return doc
}
