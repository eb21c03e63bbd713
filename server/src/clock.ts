/** The time of day as the server decides it. Passed in wherever a decision depends on it, so that tests can set it. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }
