import * as encoding from 'lib0/encoding'
import type { Deletion, ResolvedDeletions } from './resolve-deletions.ts'
import type { Place } from './resolve-roots.ts'
import type { Scan, Struct } from './scan.ts'

export type Filtered = {
  update: Uint8Array
  /** Roots that the kept part changes. */
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
  const roots = new Set<string>()
  const refusedRoots = new Set<string>()
  const keeps = (root: string): boolean => {
    if (roots.has(root)) return true
    if (refusedRoots.has(root)) return false
    const kept = mayWrite(root)
    const set = kept ? roots : refusedRoots
    set.add(root)
    return kept
  }

  const encoder = encoding.createEncoder()
  let changed = deletions.omitted
  encoding.writeVarUint(encoder, scan.structs.size)
  for (const [client, structs] of scan.structs) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, structs[0]!.clock)
    for (const struct of structs) {
      const place = places.get(struct)
      if (struct.kind === 'gc' || (place?.state === 'placed' && keeps(place.holder.root))) {
        encoding.writeUint8Array(encoder, update.subarray(struct.start, struct.end))
      } else {
        changed = true
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, struct.length)
      }
    }
  }

  const kept: [number, Deletion[]][] = []
  for (const [client, found] of deletions.byClient) {
    const allowed = found.filter((deletion) => keeps(deletion.root))
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

  const empty = scan.structs.size === 0 && kept.length === 0
  return { update: changed ? encoding.toUint8Array(encoder) : update, roots, refusedRoots, empty }
}
