import { unreachable } from '@planwall/shared/unreachable.ts'

/** What the header says, in exactly the meaning that people are promised. */
export type SaveState =
  /** The server has committed to disk everything this person did. */
  | { state: 'saved' }
  /** Sent, or about to be; not yet confirmed. */
  | { state: 'saving' }
  /** The first attempt to connect is under way; `changes` places changed before are kept in this browser. */
  | { state: 'connecting'; changes: number }
  /**
   * No line since `since` (ms since 1970); `changes` places changed since are kept in this browser. `keeps`: so would be
   * whatever is changed now, and the plan is there after a reload.
   */
  | { state: 'offline'; changes: number; since: number; keeps: boolean }
  /** Neither on the server nor in this browser; `text` is what would be lost. */
  | { state: 'notSaved'; text: string }

/**
 * What is known about this person's work. Changes are numbered from 1 in the order they were made; `confirmed` and
 * `kept` say up to which one the server, and this browser's storage, have them on disk.
 */
export type SaveFacts = {
  line: 'opening' | 'open' | 'down'
  /** When the line went down. */
  since: number
  /** Somebody who only reads sends nothing, and so waits for no answer. */
  readsOnly: boolean
  changed: number
  confirmed: number
  kept: number
  /** `never`: this browser has deleted what it kept. */
  keeping: 'works' | 'fails' | 'never'
  /** Document frames sent and answered on the present socket, and which changes each of them carries. */
  sent: number
  acked: number
  frames: readonly { n: number; upTo: number }[]
  /** Earlier documents of ours still wait for their last answers. */
  draining: boolean
  /** Something was refused, and a fresh document has not come yet. */
  refused: boolean
  /** The server will not let us in again. */
  stopped: boolean
}

export type SaveEvent =
  | { type: 'opened' }
  | { type: 'closed'; at: number }
  | { type: 'stopped' }
  | { type: 'role'; readsOnly: boolean }
  | { type: 'changed' }
  /** The n-th document frame of this socket left; it carries every change made so far. */
  | { type: 'sent'; n: number }
  | { type: 'saved'; n: number }
  | { type: 'kept'; upTo: number }
  | { type: 'keepFailed' }
  | { type: 'forgotten' }
  | { type: 'refused' }
  /** What was not confirmed has been given up: it lies in the rescue tray, or in documents that still drain. */
  | { type: 'handedOver'; drains: boolean }
  | { type: 'drained'; all: boolean }

export function noFacts(at: number): SaveFacts {
  return {
    line: 'opening',
    since: at,
    readsOnly: false,
    changed: 0,
    confirmed: 0,
    kept: 0,
    keeping: 'works',
    sent: 0,
    acked: 0,
    frames: [],
    draining: false,
    refused: false,
    stopped: false,
  }
}

/** The facts after an event. Pure. */
export function learn(facts: SaveFacts, event: SaveEvent): SaveFacts {
  switch (event.type) {
    case 'opened':
      return { ...facts, line: 'open', sent: 0, acked: 0, frames: [] }
    case 'closed':
      // A line that is down already has been so since then.
      return { ...facts, line: 'down', since: facts.line === 'down' ? facts.since : event.at, frames: [] }
    case 'stopped':
      return { ...facts, stopped: true }
    case 'role':
      return { ...facts, readsOnly: event.readsOnly }
    case 'changed':
      return { ...facts, changed: facts.changed + 1 }
    case 'sent':
      return { ...facts, sent: event.n, frames: [...facts.frames, { n: event.n, upTo: facts.changed }] }
    case 'saved':
      return answered(facts, event.n)
    case 'kept':
      if (facts.keeping === 'never') return facts
      return { ...facts, keeping: 'works', kept: Math.max(facts.kept, event.upTo) }
    case 'keepFailed':
      return facts.keeping === 'never' ? facts : { ...facts, keeping: 'fails' }
    case 'forgotten':
      return { ...facts, keeping: 'never' }
    case 'refused':
      return { ...facts, refused: true }
    case 'handedOver': {
      const { changed } = facts
      return { ...facts, confirmed: changed, kept: changed, frames: [], refused: false, draining: event.drains }
    }
    case 'drained':
      return { ...facts, draining: !event.all }
    default:
      return unreachable(event)
  }
}

function answered(facts: SaveFacts, n: number): SaveFacts {
  // An answer to what this socket never sent answers nothing.
  if (facts.line !== 'open' || n > facts.sent) return facts
  const upTo = facts.frames.reduce((most, frame) => (frame.n <= n ? Math.max(most, frame.upTo) : most), 0)
  return {
    ...facts,
    acked: Math.max(facts.acked, n),
    confirmed: Math.max(facts.confirmed, upTo),
    frames: facts.frames.filter((frame) => frame.n > n),
  }
}

/** The number of the last change that went before the n-th frame: what is refused of that frame came after it. */
export function sentBefore(facts: SaveFacts, n: number): number {
  return facts.frames.reduce((most, frame) => (frame.n < n ? Math.max(most, frame.upTo) : most), facts.confirmed)
}

/** True while there is work of this person that the server has not confirmed. */
export function isPending(facts: SaveFacts): boolean {
  return facts.changed > facts.confirmed || facts.draining || facts.refused
}

/** True when closing the tab now would lose something. */
export function wouldLose(facts: SaveFacts): boolean {
  // Where the words of a document that drains will be is known when all of it is answered.
  if (facts.draining) return true
  return isPending(facts) && (facts.kept < facts.changed || facts.keeping !== 'works')
}

/** What the facts come to. `changes` and `text` describe the work that is not confirmed. */
export function saveState(facts: SaveFacts, work: { changes: number; text: () => string }): SaveState {
  const pending = isPending(facts)
  const { changes } = work
  const offline = { state: 'offline', changes, since: facts.since, keeps: isKept(facts) } as const
  if (facts.stopped) {
    if (!pending) return { state: 'saved' }
    return wouldLose(facts) ? { state: 'notSaved', text: work.text() } : offline
  }
  switch (facts.line) {
    case 'opening':
      return { state: 'connecting', changes }
    case 'open': {
      const greeted = facts.readsOnly || facts.acked >= 1
      return greeted && facts.acked === facts.sent && !pending ? { state: 'saved' } : { state: 'saving' }
    }
    case 'down':
      return pending && facts.keeping !== 'works' ? { state: 'notSaved', text: work.text() } : offline
    default:
      return unreachable(facts.line)
  }
}

/** Nothing is kept of those who only read. */
function isKept(facts: SaveFacts): boolean {
  return facts.keeping === 'works' && !facts.readsOnly
}
