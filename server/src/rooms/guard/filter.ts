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
  const encoder = encoding.createEncoder()
  const clients = [...scan.structs].sort(([a], [b]) => b - a)
  // Yjs writes the highest client first, and merges updates with others' on the way out as if everybody did.
  let changed = deletions.omitted || [...scan.structs.keys()].some((client, at) => client !== clients[at]?.[0])

  encoding.writeVarUint(encoder, clients.length)
  for (const [client, structs] of clients) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, structs[0]!.clock)
    for (const struct of structs) {
      const place = places.get(struct)
      if (struct.kind === 'gc' || (place?.state === 'placed' && judge.keeps(place.holder.root))) {
        encoding.writeUint8Array(encoder, update.subarray(struct.start, struct.end))
      } else {
        changed = true
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, struct.length)
      }
    }
  }

  const tidied = tidiedMarks(deletions, judge)
  const kept: [number, Deletion[]][] = []
  for (const [client, found] of deletions.byClient) {
    const allowed = found.filter((deletion) => judge.keepsDeletion(deletion, tidied))
    if (allowed.length < found.length) changed = true
    if (allowed.length > 0) kept.push([client, allowed])
  }
  encoding.writeVarUint(encoder, kept.length)
  for (const [client, allowed] of kept) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, allowed.length)
    for (const { clock, length } of allowed) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }

  return {
    update: changed ? encoding.toUint8Array(encoder) : update,
    roots: judge.roots,
    refusedRoots: judge.refusedRoots,
    empty: scan.structs.size === 0 && kept.length === 0,
  }
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
