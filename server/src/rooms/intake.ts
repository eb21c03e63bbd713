import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import type { Refused } from '@planwall/shared/protocol/refused.ts'
import { type LogEntry, SERVER_AUTHOR } from '../storage/plan-log.ts'
import type { ClientIds } from './client-ids.ts'
import type { CommitQueue } from './commit-queue.ts'
import type { FanOut } from './fan-out.ts'
import type { Judged, LiveDocument } from './live-document.ts'
import { type Peer, sendTo } from './peer.ts'

type Parts = {
  doc: LiveDocument
  clientIds: ClientIds
  queue: CommitQueue
  fanOut: FanOut
  /** The document proved broken, and must not be used any more. */
  broke(error: unknown): void
}

/** What becomes of a document frame that was judged: applied at once, told once it is on disk. */
export class Intake {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Takes what may be taken of a peer's n-th frame. */
  take(peer: Peer, verdict: Judged, n: number): void {
    const { clientIds, queue, fanOut } = this.#parts
    const entries: LogEntry[] = []
    for (const clientId of verdict.claims) {
      clientIds.bind(clientId, peer.person)
      entries.push({ kind: 'client', clientId, participant: peer.person.id })
    }
    let tidied: Uint8Array[] = []
    if (!verdict.empty) {
      const applied = this.#apply(verdict)
      if (!applied) return
      tidied = applied
      entries.push({ kind: 'update', bytes: verdict.update, by: peer.person.id })
      for (const bytes of tidied) entries.push({ kind: 'update', bytes, by: SERVER_AUTHOR })
    }
    const refusal = refusalOf(verdict, n)
    queue.add({
      entries,
      committed: () => {
        if (!verdict.empty) fanOut.add(verdict.update, peer)
        for (const bytes of tidied) fanOut.add(bytes, null)
        if (refusal) sendTo(peer, encodeServerMessage({ kind: 'refused', body: refusal }))
        fanOut.acknowledge(peer, n)
      },
    })
  }

  /**
   * Nothing of an observer is applied, so nothing of theirs needs a stand-in either. Their Yjs may tidy away marks that
   * show nothing, as everybody's does: that is no attempt to write, and nothing to tell them about.
   */
  takeNothing(peer: Peer, verdict: Judged, n: number): void {
    const { queue, fanOut } = this.#parts
    const refusal = refusalOf(verdict, n)
    if (refusal) sendTo(peer, encodeServerMessage({ kind: 'refused', body: refusal }))
    queue.add({ entries: [], committed: () => fanOut.acknowledge(peer, n) })
  }

  /** What the document changed in return, or null when it proved broken. */
  #apply(verdict: Judged): Uint8Array[] | null {
    try {
      return this.#parts.doc.apply(verdict)
    } catch (error) {
      this.#parts.broke(error)
      return null
    }
  }
}

function refusalOf(verdict: Judged, n: number): Refused | null {
  if (verdict.kind === 'accepted') return null
  const roots = [...verdict.refusedRoots]
  return { n, why: roots.length > 0 ? 'locked' : 'void', roots }
}
