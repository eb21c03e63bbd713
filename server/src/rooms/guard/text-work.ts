import * as Y from 'yjs'
import type { Holder } from './holder.ts'
import type { ResolvedDeletions } from './resolve-deletions.ts'
import type { Place } from './resolve-roots.ts'
import type { Struct } from './scan.ts'
import { STEPS, type Work } from './work.ts'

/** What an update does to one text, counted in pieces: runs of characters, marks, collected runs. */
type Touched = {
  brought: number
  marks: number
  /** Of what it brings, and of what is stored. */
  deleted: number
  /** All of the text goes, or may go: it, or something that holds it, is deleted or overwritten. */
  gone: boolean
}

/**
 * Counts what Yjs does when marks or deletions reach a text: it reads all of a text whose marks changed, and for each
 * piece deleted from a text with marks it walks over everything deleted around it. Thousands of pieces side by side,
 * deleted by one range of a few bytes, would hold up every browser for minutes.
 */
export function chargeTexts(work: Work, places: ReadonlyMap<Struct, Place>, deletions: ResolvedDeletions): void {
  const texts = new Touches(work)
  for (const [struct, place] of places) {
    if (place.state !== 'placed') continue
    const { holder, key } = place
    if (key !== null) texts.lose(holder.type?._map.get(key))
    if (holder.kind !== 'xmlText') continue
    const text = texts.at(holder.type instanceof Y.XmlText ? holder.type : holder)
    text.brought += 1
    if (struct.kind === 'format') text.marks += 1
    else if (struct.kind === 'deleted' || deletions.fresh.has(struct)) text.deleted += 1
  }
  for (const item of deletions.stored) {
    if (item.parent instanceof Y.XmlText) texts.at(item.parent).deleted += 1
    else texts.lose(item)
  }
  texts.charge()
}

class Touches {
  readonly #work: Work
  readonly #texts = new Map<Holder | Y.XmlText, Touched>()
  readonly #lost = new Set<Y.Item>()

  constructor(work: Work) {
    this.#work = work
  }

  at(text: Holder | Y.XmlText): Touched {
    let touched = this.#texts.get(text)
    if (touched === undefined) {
      // What holds a text that arrives may be deleted in the same breath.
      touched = { brought: 0, marks: 0, deleted: 0, gone: !(text instanceof Y.XmlText) }
      this.#texts.set(text, touched)
    }
    return touched
  }

  /** Notes every text inside something that is deleted or overwritten. */
  lose(item: Y.Item | undefined): void {
    if (item === undefined) return
    const open = [item]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at.deleted || !(at.content instanceof Y.ContentType) || this.#lost.has(at)) continue
      this.#lost.add(at)
      const { type } = at.content
      if (type instanceof Y.XmlText) {
        this.at(type).gone = true
        continue
      }
      const before = open.length
      for (let child = type._start; child !== null; child = child.right) open.push(child)
      for (const child of type._map.values()) open.push(child)
      this.#work.spend((open.length - before + 1) * STEPS.glance)
    }
  }

  charge(): void {
    for (const [text, touched] of this.#texts) this.#chargeText(text instanceof Y.XmlText ? text : null, touched)
  }

  #chargeText(stored: Y.XmlText | null, { brought, marks, deleted, gone }: Touched): void {
    const isMarked = marks > 0 || stored?._hasFormatting === true
    // Yjs puts letters into a text without marks, and takes them out, without looking around.
    if (!isMarked && !gone) return
    let live = 0
    let between = 0
    let storedMarks = 0
    for (let item = stored?._start ?? null; item !== null; item = item.right) {
      if (item.deleted || !item.countable) between += 1
      if (!item.deleted) live += 1
      if (!item.deleted && item.content instanceof Y.ContentFormat) storedMarks += 1
    }
    this.#work.spend((live + between) * STEPS.glance + (marks + storedMarks) * STEPS.mark)
    if (!isMarked) return
    const goes = gone ? live + brought : deleted
    this.#work.spend(goes * (goes + marks + between) * STEPS.pairInGap)
  }
}
