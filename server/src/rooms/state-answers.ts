import * as Y from 'yjs'
import { Broadcast } from './broadcast.ts'
import { updateFrame } from './document-frame.ts'
import { MERGED_AT_ONCE, merged } from './merged.ts'

/**
 * What somebody who asks for the plan is sent: updates, and then the last part as the answer that says that this is all.
 * `bytes` is the size of everything together.
 */
export type StateAnswer = { before: readonly Broadcast[]; last: Uint8Array; bytes: number }

/** Of a plan up to this size everything is read out anew after each change, in bytes. */
const SMALL_BYTES = 65_536

/** Updates after which what was read out is read out anew: more would be dearer for each newcomer's browser. */
const LONGEST_TAIL = 256

/** Answers that are kept at once: that for an empty browser, and those for who left at the same moment. */
const MOST_ANSWERS = 3

/** A state vector of about 500 browsers, in bytes; nobody's own makes the server keep more. */
const LONGEST_QUESTION = 4_096

/** An update that brings nothing. */
const NOTHING = Uint8Array.of(0, 0)

/** The state vector of an empty browser. */
const EMPTY_VECTOR = '\0'

/**
 * Answers those who ask a document for its state. To read all of it out takes long in a big plan, and many come at once:
 * at the beginning of a workshop everybody, with nothing. They get the same bytes, read out once in a while, and after
 * them what has come since. Whoever has something already gets what they lack, read out once for those who have the same.
 */
export class StateAnswers {
  readonly #doc: Y.Doc
  /** Answers since the last change, by what they were asked with: after a restart everybody asks the same. */
  readonly #known = new Map<string, StateAnswer>()
  #base: Broadcast | null = null
  #baseBytes = 0
  /** What has come since the base was read out: groups that are merged already, and the youngest. */
  #groups: Broadcast[] = []
  #young: Uint8Array[] = []

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Takes note of an update that the document has taken. */
  changed(update: Uint8Array): void {
    this.#known.clear()
    if (!this.#base) return
    this.#young.push(update)
    if (this.#young.length < MERGED_AT_ONCE) return
    this.#groups.push(new Broadcast([updateFrame(merged(this.#young))]))
    this.#young = []
    if (this.#groups.length * MERGED_AT_ONCE >= LONGEST_TAIL) this.#forgetBase()
  }

  /** What somebody with this state vector lacks; null when the vector cannot be read. */
  to(stateVector: Uint8Array): StateAnswer | null {
    const asked = Buffer.from(stateVector).toString('latin1')
    const known = this.#known.get(asked)
    if (known) return known
    try {
      const answer = asked === EMPTY_VECTOR ? this.#everything() : this.#since(stateVector)
      if (this.#known.size < MOST_ANSWERS && asked.length < LONGEST_QUESTION) this.#known.set(asked, answer)
      return answer
    } catch {
      // The state vector is the only foreign input here.
      return null
    }
  }

  #since(stateVector?: Uint8Array): StateAnswer {
    const last = Y.encodeStateAsUpdate(this.#doc, stateVector)
    return { before: [], last, bytes: last.length }
  }

  #everything(): StateAnswer {
    if (!this.#base) {
      const state = Y.encodeStateAsUpdate(this.#doc)
      if (state.length <= SMALL_BYTES) return { before: [], last: state, bytes: state.length }
      this.#base = new Broadcast([updateFrame(state)])
      this.#baseBytes = state.length
    }
    const last = this.#young.length > 0 ? merged(this.#young) : NOTHING
    const before = [this.#base, ...this.#groups]
    const tail = this.#groups.reduce((sum, { messages: [group] }) => sum + (group?.length ?? 0), last.length)
    return { before, last, bytes: this.#baseBytes + tail }
  }

  #forgetBase(): void {
    this.#base = null
    this.#groups = []
    this.#young = []
  }
}
