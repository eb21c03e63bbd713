import * as Y from 'yjs'

/**
 * Which of the parts, by index, Yjs cannot read, though they may be exactly what was written. Without them it reads all
 * the others. A part that fails half-way spoils the document, so the reading begins anew after each.
 */
export function unreadableIn(parts: readonly Uint8Array[]): number[] {
  const unreadable = new Set<number>()
  for (;;) {
    const failed = firstFailure(parts, unreadable)
    if (failed === null) return [...unreadable]
    unreadable.add(failed)
  }
}

function firstFailure(parts: readonly Uint8Array[], without: ReadonlySet<number>): number | null {
  const doc = new Y.Doc()
  let at = 0
  try {
    for (; at < parts.length; at++) if (!without.has(at)) Y.applyUpdate(doc, parts[at] ?? new Uint8Array())
    return null
  } catch {
    // Yjs throws whatever it stumbles over; which part it was is all that matters here.
    return at
  } finally {
    doc.destroy()
  }
}
