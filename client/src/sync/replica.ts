import { sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import * as Y from 'yjs'
import { Line, type LineEvents, type LineOptions } from './line.ts'
import { STORED } from './own-change.ts'
import { OwnStructs } from './own-structs.ts'
import type { TextRef } from './text-ref.ts'
import { UndoHistory } from './undo-history.ts'

export type ReplicaEvents = LineEvents & {
  /** Called before the change is sent. */
  changed(update: Uint8Array, transaction: Y.Transaction): void
  /** Unconfirmed work in these places came back deleted: the server has refused it. */
  taken(refs: readonly TextRef[]): void
}

export type ReplicaOptions = Omit<LineOptions, 'doc' | 'events'> & {
  /** Whose changes can be undone. */
  origins: ReadonlySet<unknown>
}

/** One document, its socket and its undo history: what is exchanged as a whole when the server refuses a change. */
export class Replica {
  readonly doc = new Y.Doc()
  readonly line: Line
  readonly history: UndoHistory
  readonly own = new OwnStructs(this.doc)
  readonly #listeners = new Set<Partial<ReplicaEvents>>()
  #sent = 0
  #acked = 0

  /** A document with a client id of its own that is not connected yet. */
  constructor(options: ReplicaOptions) {
    // Before the line listens, so that a change is known of before its frame is counted.
    this.doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (origin !== STORED) this.#tell((listener) => listener.changed?.(update, transaction))
    })
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.local || transaction.origin === STORED || transaction.deleteSet.clients.size === 0) return
      const refs = this.own.takenBy(transaction)
      if (refs.length > 0) this.#tell((listener) => listener.taken?.(refs))
    })
    this.line = new Line({ ...options, doc: this.doc, events: this.#lineEvents() })
    this.history = new UndoHistory(
      this.doc,
      sectionIds.map((id) => this.doc.getMap(sectionRoot(id))),
      options.origins,
    )
  }

  /** Document frames sent on the present socket, and how many of them the server has answered. */
  get frames(): { sent: number; acked: number } {
    return { sent: this.#sent, acked: this.#acked }
  }

  /** The server has answered all that stands in this document. */
  get isAnswered(): boolean {
    return this.line.isOpen && this.#sent > 0 && this.#acked === this.#sent
  }

  listen(listener: Partial<ReplicaEvents>): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Puts stored updates into the document; they are neither kept again nor undoable. */
  restore(updates: readonly Uint8Array[]): void {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, STORED)
    }, STORED)
  }

  /** Makes the notes of this meeting undoable as well. */
  watchWalls(meeting: string): void {
    this.history.watch(sectionIds.map((id) => this.doc.getMap(wallRoot(meeting, id))))
  }

  destroy(): void {
    this.#listeners.clear()
    this.history.destroy()
    this.line.destroy()
    this.doc.destroy()
  }

  #lineEvents(): LineEvents {
    return {
      opened: () => {
        this.#sent = 0
        this.#acked = 0
        this.own.opened()
        this.#tell((listener) => listener.opened?.())
      },
      closed: (why) => this.#tell((listener) => listener.closed?.(why)),
      ended: (why) => this.#tell((listener) => listener.ended?.(why)),
      heard: (message) => {
        if (message.kind === 'saved') {
          this.#acked = Math.min(this.#sent, Math.max(this.#acked, message.body.n))
          this.own.saved(message.body.n)
        }
        this.#tell((listener) => listener.heard?.(message))
      },
      synced: () => this.#tell((listener) => listener.synced?.()),
      sent: (n) => {
        this.#sent = n
        this.own.sent(n)
        this.#tell((listener) => listener.sent?.(n))
      },
    }
  }

  #tell(tell: (listener: Partial<ReplicaEvents>) => void): void {
    for (const listener of [...this.#listeners]) tell(listener)
  }
}
