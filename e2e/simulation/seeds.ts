/** Seeds that once found a fault, and what it was. They run with every test, for ever. */
export type Seed = { seed: number; acts?: number; found: string }

export const workshopSeeds: readonly Seed[] = [
  { seed: 6, found: 'an editor put two texts together and never sent it, so the next letter had a gap before it' },
  { seed: 25, found: 'words in a cell of a row that was gone were not rescued beside the row' },
  { seed: 38, found: 'a tray that found no room in a full browser was not kept either when there was room again' },
  { seed: 179, found: 'words in something removed were lost with their tab, since another tab had kept the removal' },
  { seed: 669, found: 'a word was taken for safe after a crash, because others had only removed theirs beside it' },
  { seed: 106, found: 'an undo named neighbours that crossed, and documents put its words in different places' },
]

export const lockRaceSeeds: readonly Seed[] = [
  {
    seed: 89,
    found: 'words in a note that somebody removed were lost when the line broke before the refusal was heard',
  },
  { seed: 245, found: 'words refused in an earlier paragraph were not rescued, because the text had grown since' },
  { seed: 295, found: 'words in a cell of a row that was refused were not rescued after a crash' },
  {
    seed: 2686,
    found: 'a tab that died just after a refusal forgot it, and showed nothing where the agreed value stands',
  },
  {
    seed: 6166,
    found: 'an undo brought back two values of one key in one piece, which the server took for a broken frame',
  },
]
