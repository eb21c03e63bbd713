import * as z from 'zod/mini'
import type { TextRef } from './text-ref.ts'
import { labelsOf, refKey, sectionLabel, sectionOfRoot } from './text-ref.ts'

/** A place this person changed, with what it said after their last change, until the server has confirmed it. */
export const workEntrySchema = z.object({
  root: z.string(),
  path: z.array(z.string()),
  /** Empty when the change left nothing there. */
  words: z.string(),
  /** Number of the last change to this place. */
  change: z.int(),
  /** When that was, in ms since 1970 by this device's clock. */
  at: z.number(),
  /** Set when the server has not taken all that went with it, and it is not known yet what. */
  refused: z.optional(z.boolean()),
  /** Set when this person removed the place; the words are the last that stood there. */
  removed: z.optional(z.boolean()),
})
export type WorkEntry = z.infer<typeof workEntrySchema>

/**
 * This person's work that is not confirmed yet, place by place. People count in places: forty keystrokes in one cell
 * are one change.
 */
export class UnconfirmedWork {
  readonly #pending = new Map<string, WorkEntry>()
  /** Beside what is written in the same places now: the server may have taken these words out of the document already. */
  #refused: readonly WorkEntry[] = []

  get size(): number {
    return new Set(this.entries.map(refKey)).size
  }

  get entries(): WorkEntry[] {
    return [...this.#refused, ...this.#pending.values()]
  }

  /** Answers the entries that `isRefused` names; from now on they are not confirmed by what comes after. */
  refuse(isRefused: (entry: WorkEntry) => boolean): WorkEntry[] {
    for (const [key, entry] of this.#pending) {
      if (!isRefused(entry)) continue
      this.#pending.delete(key)
      this.#refused = [...this.#refused, { ...entry, refused: true }]
    }
    return this.#refused.filter(isRefused)
  }

  note(ref: TextRef, words: string | null, change: number, at: number): void {
    const key = refKey(ref)
    // Gone with its place: the last words that stood there are the ones worth keeping.
    const kept = words ?? this.#pending.get(key)?.words ?? ''
    this.#pending.delete(key)
    const removed = words === null && { removed: true }
    this.#pending.set(key, { root: ref.root, path: [...ref.path], words: kept, change, at, ...removed })
  }

  restore(entries: readonly WorkEntry[], change: number): void {
    for (const entry of entries) {
      if (entry.refused) this.#refused = [...this.#refused, { ...entry, change }]
      else this.#pending.set(refKey(entry), { ...entry, change })
    }
  }

  /** Everything up to this change is on the server's disk, but for what was refused. */
  confirm(upTo: number): void {
    for (const [key, entry] of this.#pending) if (entry.change <= upTo) this.#pending.delete(key)
  }

  /** A part of it, on its own: what is confirmed here is not confirmed there. */
  only(isPart: (entry: WorkEntry) => boolean): UnconfirmedWork {
    const part = new UnconfirmedWork()
    part.#refused = this.#refused.filter(isPart)
    for (const [key, entry] of this.#pending) if (isPart(entry)) part.#pending.set(key, entry)
    return part
  }

  clear(): void {
    this.#refused = []
    this.#pending.clear()
  }
}

/** Work as text that a person can keep elsewhere, each place under its name. */
export function textOf(work: readonly WorkEntry[]): string {
  return work
    .filter((entry) => entry.words !== '')
    .map((entry) => {
      const section = sectionOfRoot(entry.root)
      const names = [...(section ? [sectionLabel(section)] : []), ...labelsOf(entry)]
      return `${names.join(' – ')}\n${entry.words}`
    })
    .join('\n\n')
}
