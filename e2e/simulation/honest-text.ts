import * as Y from 'yjs'
import type { Tab } from './tab.ts'

/** A character that somebody typed. Every one is typed once in a simulation, so that it can be found again. */
export type Letter = {
  typedBy: string
  at: number
  /** Who has brought it into the plan again since: by undoing a deletion, or by splitting a paragraph. */
  broughtBackBy: string[]
  /** Somebody who saw it has deleted it. */
  deleted: boolean
  /** Why nobody can be asked for it any more: its tab crashed while it said that it was not saved. */
  excused: string | null
}

/** The first of the letters, and how many there are before those of another alphabet. */
const CHINESE = { from: 0x4e00, count: 20_000 }
const KOREAN = { from: 0xac00, count: 11_000 }

/** What honest people have typed and deleted, as their own documents saw it. */
export class HonestText {
  readonly letters = new Map<string, Letter>()
  /** Ids of all that was deleted on purpose, whatever it was. */
  readonly #deletions = new Map<number, { clock: number; end: number }[]>()
  #next = 0

  /** Letters that nobody has typed yet. */
  fresh(count: number): string {
    let text = ''
    for (let i = 0; i < count; i++) {
      const n = this.#next++
      text += String.fromCharCode(
        n < CHINESE.count ? CHINESE.from + n : KOREAN.from + ((n - CHINESE.count) % KOREAN.count),
      )
    }
    return text
  }

  /** Lets somebody do something in their document, and notes what that was. */
  record<T>(tab: Tab, at: number, act: () => T): T {
    const { doc } = tab.session.contents
    const note = (transaction: Y.Transaction) => {
      if (transaction.local) this.#note(transaction, tab.person, at)
    }
    doc.on('afterTransaction', note)
    try {
      return act()
    } finally {
      doc.off('afterTransaction', note)
    }
  }

  /** Whether an item, or something that it stood in, was deleted on purpose. */
  wasDeleted(item: Y.Item): boolean {
    return chainOf(item).some(({ id }) =>
      this.#deletions.get(id.client)?.some(({ clock, end }) => id.clock >= clock && id.clock < end),
    )
  }

  #note(transaction: Y.Transaction, person: string, at: number): void {
    const { doc, beforeState, afterState, deleteSet } = transaction
    for (const [client, ranges] of deleteSet.clients) {
      const known = this.#deletions.get(client) ?? []
      this.#deletions.set(client, known)
      for (const { clock, len } of ranges) known.push({ clock, end: clock + len })
    }
    Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
      for (const letter of lettersIn(struct)) {
        const known = this.letters.get(letter)
        if (known) known.deleted = true
      }
    })
    for (const [client, clock] of afterState) {
      const from = beforeState.get(client) ?? 0
      if (clock === from) continue
      const structs = doc.store.clients.get(client) ?? []
      for (let place = structs.length - 1; place >= 0; place--) {
        const struct = structs[place]!
        if (struct.id.clock < from) break
        if (!struct.deleted) for (const letter of lettersIn(struct)) this.#typed(letter, person, at)
      }
    }
  }

  #typed(letter: string, person: string, at: number): void {
    const known = this.letters.get(letter)
    if (!known) {
      this.letters.set(letter, { typedBy: person, at, broughtBackBy: [], deleted: false, excused: null })
      return
    }
    known.deleted = false
    known.broughtBackBy.push(person)
  }
}

/** An item and all that it stands in, from the inside out. */
export function chainOf(item: Y.Item): Y.Item[] {
  const chain: Y.Item[] = []
  for (let at: Y.Item | null = item; at; at = at.parent instanceof Y.AbstractType ? at.parent._item : null)
    chain.push(at)
  return chain
}

export function lettersIn(struct: Y.Item | Y.GC): string[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return []
  return [...struct.content.str].filter(isLetter)
}

export function isLetter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= CHINESE.from && code < KOREAN.from + KOREAN.count
}
