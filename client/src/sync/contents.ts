import { type Note, readNotes } from '@planwall/shared/plan/note.ts'
import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type * as Y from 'yjs'
import { type CaretPlace, placeOfPosition } from './caret-place.ts'
import { keepSame } from './keep-same.ts'
import { fragmentAt } from './ref-in-doc.ts'
import type { TextRef } from './text-ref.ts'

/**
 * The document as plain data, read anew only where it has changed: equal snapshots are the same object. When the
 * document is exchanged for another, every subscriber is told once.
 */
export class Contents {
  #doc: Y.Doc
  readonly #snapshots = new Map<string, unknown>()
  /** Read since the last change; the others are read again, and keep what says the same. */
  readonly #fresh = new Set<string>()
  readonly #subscribers = new Map<string, Set<() => void>>()
  readonly #observe = (transaction: Y.Transaction) => this.#changed(transaction)

  constructor(doc: Y.Doc) {
    this.#doc = doc
    doc.on('afterTransaction', this.#observe)
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  exchange(doc: Y.Doc): void {
    this.#doc.off('afterTransaction', this.#observe)
    this.#doc = doc
    doc.on('afterTransaction', this.#observe)
    this.#fresh.clear()
    for (const told of this.#subscribers.values()) for (const tell of told) tell()
  }

  /** Calls back after every change below a root. */
  subscribe(root: string, tell: () => void): () => void {
    const told = this.#subscribers.get(root) ?? new Set()
    this.#subscribers.set(root, told)
    told.add(tell)
    return () => {
      told.delete(tell)
    }
  }

  section(id: SectionId): SectionContent {
    return this.#snapshot(sectionRoot(id), () => sectionContent(this.#doc, id))
  }

  notes(meeting: string, section: SectionId): readonly Note[] {
    return this.#snapshot(wallRoot(meeting, section), () => readNotes(this.#doc, { meeting, section }))
  }

  fragment(ref: TextRef): Y.XmlFragment | null {
    return fragmentAt(this.#doc, ref)
  }

  /** Where an encoded position lies in a text now, or null when it lies elsewhere or the text is gone. */
  placeOf(ref: TextRef, position: string): CaretPlace | null {
    const fragment = this.fragment(ref)
    return fragment && placeOfPosition(fragment, position)
  }

  #snapshot<T>(root: string, read: () => T): T {
    if (!this.#fresh.has(root)) this.#snapshots.set(root, keepSame(this.#snapshots.get(root), read()))
    this.#fresh.add(root)
    return this.#snapshots.get(root) as T
  }

  #changed(transaction: Y.Transaction): void {
    const roots = new Set<string>()
    for (const type of transaction.changedParentTypes.keys()) {
      if (type._item === null) roots.add(rootNameOf(transaction.doc, type))
    }
    for (const root of roots) {
      this.#fresh.delete(root)
      for (const tell of this.#subscribers.get(root) ?? []) tell()
    }
  }
}

function rootNameOf(doc: Y.Doc, type: object): string {
  for (const [name, shared] of doc.share) if (shared === type) return name
  return ''
}
