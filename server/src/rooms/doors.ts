/** Counts who is in by each door, and lets no more than `most` in by one. */
export class Doors {
  readonly #inside = new Map<string, number>()

  constructor(private readonly most: number) {}

  /** Lets somebody in and returns how they leave, once; null when that door is full. */
  enter(door: string): (() => void) | null {
    const inside = this.#inside.get(door) ?? 0
    if (inside >= this.most) return null
    this.#inside.set(door, inside + 1)
    return () => {
      const left = (this.#inside.get(door) ?? 1) - 1
      if (left > 0) this.#inside.set(door, left)
      else this.#inside.delete(door)
    }
  }
}
