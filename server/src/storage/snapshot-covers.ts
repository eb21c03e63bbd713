import * as Y from 'yjs'

/**
 * Whether the snapshot holds everything the parts say: merged into it, none of them changes anything. Costs a document
 * in memory and tens of milliseconds for a day's plan, so it belongs into a thread of its own.
 */
export function snapshotCovers(snapshot: Uint8Array, parts: readonly Uint8Array[]): boolean {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, snapshot)
    const pendingBefore = pendingOf(doc)
    let changed = false
    doc.on('update', () => {
      changed = true
    })
    for (const part of parts) Y.applyUpdate(doc, part)
    return !changed && pendingOf(doc) === pendingBefore
  } catch {
    // Whatever Yjs cannot read does not hold the plan; the reason would not change the answer.
    return false
  } finally {
    doc.destroy()
  }
}

/** What waits for a part that is missing. Only a plan with quarantined rows has any. */
function pendingOf(doc: Y.Doc): string {
  const { pendingStructs, pendingDs } = doc.store
  return [pendingStructs?.update, pendingDs].map((bytes) => Buffer.from(bytes ?? []).toString('base64')).join()
}
