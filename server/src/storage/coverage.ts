import * as Y from 'yjs'

export type Coverage = {
  /** Whether the snapshot holds everything the parts say: merged into it, none of them changes anything. */
  covers: boolean
  /** Which of the parts, by index, wait for something that none of them brings. Only a plan that lost rows has any. */
  waiting: readonly number[]
}

/**
 * Compares a snapshot with what it is to stand for. Costs a document in memory and tens of milliseconds for a day's plan,
 * so it belongs into a thread of its own.
 */
export function coverageOf(snapshot: Uint8Array, parts: readonly Uint8Array[]): Coverage {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, snapshot)
    let changed = false
    doc.on('update', () => {
      changed = true
    })
    const waiting: number[] = []
    parts.forEach((part, index) => {
      const before = pendingOf(doc)
      Y.applyUpdate(doc, part)
      if (!isSame(before, pendingOf(doc))) waiting.push(index)
    })
    return { covers: !changed, waiting }
  } catch {
    // Whatever Yjs cannot read does not hold the plan; the reason would not change the answer.
    return { covers: false, waiting: [] }
  } finally {
    doc.destroy()
  }
}

type Pending = readonly (Uint8Array | undefined | null)[]

/** What waits for a part that is missing. */
function pendingOf({ store }: Y.Doc): Pending {
  return [store.pendingStructs?.update, store.pendingDs]
}

function isSame(before: Pending, after: Pending): boolean {
  return before.every((bytes, index) => {
    const now = after[index]
    return bytes === now || Buffer.compare(bytes ?? new Uint8Array(), now ?? new Uint8Array()) === 0
  })
}
