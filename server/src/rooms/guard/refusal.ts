/**
 * Why the guard refuses a whole frame. `size`: an honest client can meet it (a huge paste, a very long absence), so the
 * person is told and their text goes to the rescue tray. `forgery`: no correct client sends it; close and keep the bytes.
 */
export type Fault = 'size' | 'forgery'

/** Each reason once: whose fault it is and the sentence that the log and the close frame carry. */
const reasons = {
  tooManyBytes: { fault: 'size', sentence: 'The update has more bytes than one frame may bring.' },
  tooManyStructs: { fault: 'size', sentence: 'The update brings more pieces of work than one frame may bring.' },
  tooManyDeletions: { fault: 'size', sentence: 'The update deletes more ranges than one frame may delete.' },
  tooManyClients: { fault: 'size', sentence: 'The update brings work under more client ids than one frame may bring.' },
  tooMuchWork: { fault: 'size', sentence: 'Merging the update would take the room too long.' },
  textTooLong: { fault: 'size', sentence: 'A single run of text is longer than a plan may hold.' },
  valueTooBig: { fault: 'size', sentence: 'A single value is bigger than a plan may hold.' },
  tooDeep: { fault: 'size', sentence: 'The update nests deeper than a plan may nest.' },
  malformed: { fault: 'forgery', sentence: 'The bytes are not a Yjs update of the first version.' },
  badContent: { fault: 'forgery', sentence: 'The update holds a kind of content that no plan has.' },
  badKey: { fault: 'forgery', sentence: 'The update uses a key that no plan has.' },
  badShape: { fault: 'forgery', sentence: 'The update puts content where a plan has no place for it.' },
  badLength: { fault: 'forgery', sentence: 'The update counts clocks that no client can have reached.' },
  unknownRoot: { fault: 'forgery', sentence: 'The update writes to a root that no plan has.' },
  mixedParents: { fault: 'forgery', sentence: 'A piece of work claims neighbours in different places.' },
  crossedNeighbours: { fault: 'forgery', sentence: 'A piece of work claims neighbours in the wrong order.' },
  neighboursApart: { fault: 'forgery', sentence: 'A piece of work claims neighbours that never stood side by side.' },
  foreignClient: { fault: 'forgery', sentence: "The update brings work under somebody else's client id." },
  clockGap: { fault: 'forgery', sentence: 'The update leaves out work that it builds on.' },
  missingDependency: { fault: 'forgery', sentence: 'The update refers to work that nobody has sent.' },
  orderingCycle: { fault: 'forgery', sentence: 'The update refers to itself in a circle.' },
  deletesUnknown: { fault: 'forgery', sentence: 'The update deletes work that nobody has sent.' },
  manyValues: { fault: 'forgery', sentence: 'The update gives one key several values at once.' },
  unforeseen: { fault: 'forgery', sentence: 'The guard could not judge the update.' },
} as const satisfies Record<string, { fault: Fault; sentence: string }>

export type GuardRefusal = keyof typeof reasons

/** The sentence for a log line or a close frame; it names no content of the plan. */
export function refusalSentence(refusal: GuardRefusal): string {
  return reasons[refusal].sentence
}

export function refusalFault(refusal: GuardRefusal): Fault {
  return reasons[refusal].fault
}

/** Thrown inside the guard only, so that a parser many calls deep can stop; `guard()` turns it into a verdict. */
export class Refused extends Error {
  readonly refusal: GuardRefusal

  constructor(refusal: GuardRefusal) {
    super(refusalSentence(refusal))
    this.refusal = refusal
  }
}

// Made once: where one was thrown is of no use to anybody, and to note it takes longer than to judge most forgeries.
const refused = new Map<GuardRefusal, Refused>()

export function refuse(refusal: GuardRefusal): never {
  let thrown = refused.get(refusal)
  if (thrown === undefined) {
    thrown = new Refused(refusal)
    refused.set(refusal, thrown)
  }
  throw thrown
}
