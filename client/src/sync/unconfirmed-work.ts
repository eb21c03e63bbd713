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
})
export type WorkEntry = z.infer<typeof workEntrySchema>

/**
 * This person's work that is not confirmed yet, place by place. People count in places: forty keystrokes in one cell
 * are one change.
 */
export class UnconfirmedWork {
  readonly #pending = new Map<string, WorkEntry>()

  get size(): number {
    return this.#pending.size
  }

  get entries(): WorkEntry[] {
    return [...this.#pending.values()]
  }

  /** What was changed after the change of this number. */
  since(change: number): WorkEntry[] {
    return this.entries.filter((entry) => entry.change > change)
  }

  note(ref: TextRef, words: string | null, change: number, at: number): void {
    const key = refKey(ref)
    const known = this.#pending.get(key)
    // Gone with its place: the last words that stood there are the ones worth keeping.
    const kept = words ?? known?.words ?? ''
    this.#pending.delete(key)
    this.#pending.set(key, { root: ref.root, path: [...ref.path], words: kept, change, at })
  }

  restore(entries: readonly WorkEntry[], change: number): void {
    for (const entry of entries) this.#pending.set(refKey(entry), { ...entry, change })
  }

  /** Everything up to this change is on the server's disk. */
  confirm(upTo: number): void {
    for (const [key, entry] of this.#pending) if (entry.change <= upTo) this.#pending.delete(key)
  }

  clear(): void {
    this.#pending.clear()
  }

  /** All of it as text that a person can keep elsewhere, each place under its name. */
  text(): string {
    return this.entries
      .filter((entry) => entry.words !== '')
      .map((entry) => {
        const section = sectionOfRoot(entry.root)
        const names = [...(section ? [sectionLabel(section)] : []), ...labelsOf(entry)]
        return `${names.join(' – ')}\n${entry.words}`
      })
      .join('\n\n')
  }
}
