import type { Actor } from './actor.ts'

/**
 * Somebody who types without a pause, in letters that nobody else uses, so that one sees in a text that several write at
 * once what is theirs, and whether any of it is missing, doubled or out of its order.
 */
export class Typist {
  #typed = ''
  #ended = false
  #typing: Promise<void> = Promise.resolve()

  constructor(
    readonly actor: Actor,
    private readonly alphabet: string,
  ) {}

  /** Every letter typed so far. */
  get typed(): string {
    return this.#typed
  }

  /** Types on where the caret stands until `ends`. */
  begins(): void {
    this.#typing = this.#typeOn()
  }

  async ends(): Promise<void> {
    this.#ended = true
    await this.#typing
  }

  /** This person's letters in a text, in their order. */
  lettersIn(text: string): string {
    return [...text].filter((letter) => this.alphabet.includes(letter)).join('')
  }

  async #typeOn(): Promise<void> {
    for (let n = 0; !this.#ended; n++) {
      for (const letter of this.#token(n)) {
        // Counted before it is pressed: it may be on a disk before this line goes on.
        this.#typed += letter
        await this.actor.page.keyboard.press(letter, { delay: PRESSED_MS })
      }
    }
  }

  /** The n-th of the words of three letters: no two are the same. */
  #token(n: number): string {
    const letters = [...this.alphabet]
    const { length } = letters
    return [n / length ** 2, n / length, n].map((each) => letters[Math.floor(each) % length]).join('')
  }
}

/** As long as a quick writer holds a key, in milliseconds. */
const PRESSED_MS = 40
