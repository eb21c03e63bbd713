/**
 * What a person has begun in a field and not entered yet: a number or a date that is still being typed. It stands in no
 * document, so whoever closes the tab is asked first.
 */
export class Drafts {
  #open = 0

  get any(): boolean {
    return this.#open > 0
  }

  /** Counts one more. The answer ends it, and does nothing when called again. */
  begin(): () => void {
    this.#open++
    let ended = false
    return () => {
      if (!ended) this.#open--
      ended = true
    }
  }
}
