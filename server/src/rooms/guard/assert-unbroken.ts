import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import * as Y from 'yjs'

/** The document holds what the guard should have kept out: drop it, rebuild it from the log, keep the frame's bytes. */
export class BrokenDoc extends Error {}

// Roots are never removed, so an equal number of them means the same ones.
const rootsSeen = new WeakMap<Y.Doc, number>()

/**
 * Belt and braces, to be called with the transaction of a guarded update once it is applied (Yjs' `afterTransaction`).
 * Throws `BrokenDoc` when work is pending, a root without a plan's name exists, or a root outside `allowedRoots`
 * changed. It does not replace the guard: some attacks change a root without any transaction that says so.
 */
export function assertUnbroken(doc: Y.Doc, allowedRoots: ReadonlySet<string>, transaction: Y.Transaction): void {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new BrokenDoc('An update is pending')
  if (rootsSeen.get(doc) !== doc.share.size) {
    for (const name of doc.share.keys())
      if (parseRootName(name) === null) throw new BrokenDoc('A root has no known name')
    rootsSeen.set(doc, doc.share.size)
  }
  const allowed = new Set<unknown>()
  for (const name of allowedRoots) allowed.add(doc.share.get(name))
  for (const changed of transaction.changed.keys()) {
    if (!allowed.has(rootOf(changed))) throw new BrokenDoc('A root changed that was not allowed to')
  }
}

function rootOf(type: unknown): unknown {
  let at = type
  while (at instanceof Y.AbstractType && at._item !== null) at = at._item.parent
  return at
}
