import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import { Broadcast } from './broadcast.ts'
import { updateFrame } from './document-frame.ts'
import { MERGED_AT_ONCE, merged } from './merged.ts'
import { type PackedState, packState } from './packed-state.ts'

/**
 * What somebody who asks for the plan is sent: updates, and then the last part as the answer that says that this is all.
 * `bytes` is the size of everything together. Or where they are to fetch most of it first.
 */
export type StateAnswer =
  | { kind: 'parts'; before: readonly Broadcast[]; last: Uint8Array; bytes: number }
  | { kind: 'offer'; id: string }

/** Who asks: whether they can fetch a snapshot, and which one they were told to fetch. */
export type Asker = { fetches: boolean; offered: string | null }

type Version = 'v1' | 'v2'

/** All of a plan at one moment, in the version of the encoding in which it was asked for first. */
type Base = {
  id: string
  vector: string
  version: Version
  state: Uint8Array
  /** For the socket, made when it is needed. */
  frame: Broadcast | null
  /** To be fetched, made when it is. */
  packed: Promise<PackedState> | null
}

/** Of a plan up to this size everything is read out anew after each change, in bytes of either version. */
const SMALL_BYTES = { v1: 65_536, v2: 32_768 }

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
  #base: Base | null = null
  /** Found out since the last change: it need not be read out again only to see that. */
  #isSmall = false
  /** The one before, which some are still about to fetch. */
  #former: Base | null = null
  /** What has come since the base was read out: groups that are merged already, and the youngest. */
  #groups: Broadcast[] = []
  #young: Uint8Array[] = []

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Takes note of an update that the document has taken. */
  changed(update: Uint8Array): void {
    this.#known.clear()
    this.#isSmall = false
    if (!this.#base) return
    this.#young.push(update)
    if (this.#young.length < MERGED_AT_ONCE) return
    this.#groups.push(broadcastOf(merged(this.#young)))
    this.#young = []
    if (this.#groups.length * MERGED_AT_ONCE >= LONGEST_TAIL) this.#forgetBase()
  }

  /** What somebody with this state vector lacks; null when the vector cannot be read. */
  to(stateVector: Uint8Array, { fetches, offered }: Asker): StateAnswer | null {
    const asked = latin1(stateVector)
    const isEmpty = asked === EMPTY_VECTOR
    const base = isEmpty && fetches && offered === null ? this.#readOut('v2') : null
    if (base) return { kind: 'offer', id: base.id }
    if (offered !== null && offered === this.#base?.id && asked === this.#base.vector) return this.#tail()
    const known = this.#known.get(asked)
    if (known) return known
    try {
      const answer = isEmpty ? this.#everything() : this.#since(stateVector)
      if (this.#known.size < MOST_ANSWERS && asked.length < LONGEST_QUESTION) this.#known.set(asked, answer)
      return answer
    } catch {
      // The state vector is the only foreign input here.
      return null
    }
  }

  /** The snapshot of this name, compressed; null when there are two newer ones by now. */
  snapshot(id: string): Promise<PackedState> | null {
    const base = [this.#base, this.#former].find((each) => each?.id === id)
    if (!base) return null
    base.packed ??= packState(base.version === 'v2' ? base.state : Y.convertUpdateFormatV1ToV2(base.state))
    return base.packed
  }

  #since(stateVector: Uint8Array): StateAnswer {
    const last = Y.encodeStateAsUpdate(this.#doc, stateVector)
    return { kind: 'parts', before: [], last, bytes: last.length }
  }

  #everything(): StateAnswer {
    const base = this.#readOut('v1')
    if (!base) return this.#since(Uint8Array.of(0))
    base.frame ??= broadcastOf(base.version === 'v1' ? base.state : Y.convertUpdateFormatV2ToV1(base.state))
    const tail = this.#tail()
    return { ...tail, before: [base.frame, ...tail.before], bytes: base.frame.length + tail.bytes }
  }

  /** What has come since the base was read out. */
  #tail(): Extract<StateAnswer, { kind: 'parts' }> {
    const last = this.#young.length > 0 ? merged(this.#young) : NOTHING
    const bytes = this.#groups.reduce((sum, group) => sum + group.length, last.length)
    return { kind: 'parts', before: [...this.#groups], last, bytes }
  }

  /** All of a big plan, as it was read out lately or is now, for who needs this version; null for a small one. */
  #readOut(version: Version): Base | null {
    if (this.#base || this.#isSmall) return this.#base
    const state = version === 'v1' ? Y.encodeStateAsUpdate(this.#doc) : Y.encodeStateAsUpdateV2(this.#doc)
    this.#isSmall = state.length <= SMALL_BYTES[version]
    if (this.#isSmall) return null
    const id = randomBytes(12).toString('base64url')
    const vector = latin1(Y.encodeStateVector(this.#doc))
    this.#base = { id, vector, version, state, frame: null, packed: null }
    return this.#base
  }

  #forgetBase(): void {
    this.#former = this.#base
    this.#base = null
    this.#groups = []
    this.#young = []
  }
}

function broadcastOf(update: Uint8Array): Broadcast {
  return new Broadcast([updateFrame(update)])
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
