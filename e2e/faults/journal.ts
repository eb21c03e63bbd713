/** What stands under each key of one author: a word, a row or a note, and what it says. */
export type Things = ReadonlyMap<string, string>

/** One change of one thing; null takes it away. A key never says the same thing twice in its life. */
export type Deed = { key: string; value: string | null }

/**
 * Everything one person did, in order, and how much of it they were told is saved. Because no state of their things
 * ever comes again, what stands of them in any reading of the plan tells up to which deed it knows them.
 */
export class Journal {
  readonly #deeds: (Deed & { before: string | null })[] = []
  readonly #now = new Map<string, string>()
  #promised = 0

  constructor(readonly author: string) {}

  /** How many deeds there are. */
  get length(): number {
    return this.#deeds.length
  }

  /** All of them, in order. */
  get deeds(): readonly Deed[] {
    return this.#deeds
  }

  /** Up to which deed this person was told that it is saved. */
  get promised(): number {
    return this.#promised
  }

  /** What stands of this person when all their deeds are known. */
  get things(): Things {
    return this.#now
  }

  did({ key, value }: Deed): void {
    this.#deeds.push({ key, value, before: this.#now.get(key) ?? null })
    if (value === null) this.#now.delete(key)
    else this.#now.set(key, value)
  }

  /** They were told that all they have done so far is saved. */
  told(): void {
    this.#promised = this.#deeds.length
  }

  /**
   * Up to which deed a reading knows this person; null when it shows what never stood there: something doubled, made
   * up, or there without what came before it.
   */
  positionIn(reading: Things): number | null {
    const state = new Map(this.#now)
    const keys = new Set([...state.keys(), ...reading.keys()])
    let different = [...keys].filter((key) => state.get(key) !== reading.get(key)).length
    for (let position = this.#deeds.length; ; position--) {
      if (different === 0) return position
      const deed = this.#deeds[position - 1]
      if (!deed) return null
      const { key, before } = deed
      if (state.get(key) !== reading.get(key)) different--
      if (before === null) state.delete(key)
      else state.set(key, before)
      if (state.get(key) !== reading.get(key)) different++
    }
  }
}
