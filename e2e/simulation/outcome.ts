/** What became of one simulation. */
export type Outcome = {
  seed: number
  /** Everything that is not as it was promised. */
  faults: string[]
  /** What happened, line by line. */
  story: string[]
  /** How often what happened: a run in which nothing was refused proves little about refusals. */
  counts: Counts
}

export type Counts = Record<Counted, number>

export const counted = [
  'acts',
  'letters',
  'commands',
  'refusals',
  'rescued',
  'cuts',
  'crashes',
  'kills',
  'full disks',
] as const
export type Counted = (typeof counted)[number]

export function noCounts(): Counts {
  return Object.fromEntries(counted.map((each) => [each, 0])) as Counts
}
