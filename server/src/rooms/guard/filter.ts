import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Deletion, ResolvedDeletions } from './resolve-deletions.ts'
import type { Place } from './resolve-roots.ts'
import type { Scan, Struct } from './scan.ts'
import { marksShowNothing } from './tidy-marks.ts'

export type Filtered = {
  update: Uint8Array
  /** Roots that the kept part changes. One the sender may not write is among them only for marks that show nothing. */
  roots: Set<string>
  /** Roots that it would have changed, had the sender been allowed to. */
  refusedRoots: Set<string>
  /** Nothing is left to apply, log or fan out. */
  empty: boolean
}

/**
 * Keeps what may be written. A struct that may not, or that hangs on nothing, gives way to a collected struct of the
 * same length: dropping it would leave a hole in the sender's clock, and every later edit would wait for ever.
 */
export function filterUpdate(
  update: Uint8Array,
  scan: Scan,
  places: ReadonlyMap<Struct, Place>,
  deletions: ResolvedDeletions,
  mayWrite: (root: string) => boolean,
): Filtered {
  const judge = new Judge(mayWrite)
  const keeps = (struct: Struct): boolean => {
    const place = places.get(struct)
    return struct.kind === 'gc' || (place?.state === 'placed' && judge.keeps(place.holder.root))
  }
  // Yjs writes the highest client first, and merges updates with others' on the way out as if everybody did.
  let changed = deletions.omitted || !descends(scan.structs.keys())
  for (const structs of scan.structs.values()) {
    for (const struct of structs) if (!keeps(struct)) changed = true
  }
  const kept: [number, Deletion[]][] = []
  if (deletions.byClient.size > 0) {
    const tidied = tidiedMarks(deletions, judge)
    for (const [client, found] of deletions.byClient) {
      const allowed = found.filter((deletion) => judge.keepsDeletion(deletion, tidied))
      if (allowed.length < found.length) changed = true
      if (allowed.length > 0) kept.push([client, allowed])
    }
  }
  return {
    // Most frames pass as they are; to write them again would take as long as to judge them.
    update: changed ? rewrite(update, scan, keeps, kept) : update,
    roots: judge.roots,
    refusedRoots: judge.refusedRoots,
    empty: scan.structs.size === 0 && kept.length === 0,
  }
}

function rewrite(
  update: Uint8Array,
  scan: Scan,
  keeps: (struct: Struct) => boolean,
  deletions: readonly [client: number, kept: readonly Deletion[]][],
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, scan.structs.size)
  for (const [client, structs] of [...scan.structs].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, structs[0]!.clock)
    for (const struct of structs) {
      if (keeps(struct)) encoding.writeUint8Array(encoder, update.subarray(struct.start, struct.end))
      else {
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, struct.length)
      }
    }
  }
  encoding.writeVarUint(encoder, deletions.length)
  for (const [client, kept] of deletions) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, kept.length)
    for (const { clock, length } of kept) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}

function descends(clients: Iterable<number>): boolean {
  let last = Number.POSITIVE_INFINITY
  for (const client of clients) {
    if (client > last) return false
    last = client
  }
  return true
}

/** Asks once per root, and notes which roots were changed and which refused. */
class Judge {
  readonly roots = new Set<string>()
  readonly refusedRoots = new Set<string>()
  readonly #answers = new Map<string, boolean>()
  readonly #mayWrite: (root: string) => boolean

  constructor(mayWrite: (root: string) => boolean) {
    this.#mayWrite = mayWrite
  }

  allows(root: string): boolean {
    let answer = this.#answers.get(root)
    if (answer === undefined) {
      answer = this.#mayWrite(root)
      this.#answers.set(root, answer)
    }
    return answer
  }

  keeps(root: string): boolean {
    const kept = this.allows(root)
    if (kept) this.roots.add(root)
    else this.refusedRoots.add(root)
    return kept
  }

  keepsDeletion({ root, mark }: Deletion, tidied: ReadonlySet<Y.Item>): boolean {
    if (mark === null || !tidied.has(mark)) return this.keeps(root)
    this.roots.add(root)
    return true
  }
}

/** The marks in roots the sender may not write whose deletion, all of a text's together, changes nothing to see. */
function tidiedMarks({ byClient }: ResolvedDeletions, judge: Judge): Set<Y.Item> {
  const byText = new Map<Y.XmlText, Set<Y.Item>>()
  for (const found of byClient.values()) {
    for (const { root, mark } of found) {
      if (mark === null || !(mark.parent instanceof Y.XmlText) || judge.allows(root)) continue
      const marks = byText.get(mark.parent)
      if (marks === undefined) byText.set(mark.parent, new Set([mark]))
      else marks.add(mark)
    }
  }
  const tidied = new Set<Y.Item>()
  for (const [text, marks] of byText) {
    if (marksShowNothing(text, marks)) for (const mark of marks) tidied.add(mark)
  }
  return tidied
}
