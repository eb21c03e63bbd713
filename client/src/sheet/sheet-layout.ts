import type { SectionId } from '@planwall/shared/plan/section-id.ts'

/** A section's place on the first side: columns of twelve, and how many empty lines it shows while nothing is in it. */
export type Place = {
  section: SectionId
  span: 2 | 3 | 4 | 5 | 7
  ghosts: number
  /** Its largest type, in units: how far it can shrink before 12 units are reached. */
  largestType: number
  /** The height of one printed line with what surrounds it, in units. */
  line: number
}

/** Four bands under the masthead, each read from left to right. */
export const bands: readonly (readonly Place[])[] = [
  [
    { section: 'vision', span: 7, ghosts: 0, largestType: 50, line: 52 },
    { section: 'mission', span: 5, ghosts: 0, largestType: 26.5, line: 31.8 },
  ],
  [
    { section: 'environment', span: 4, ghosts: 3, largestType: 14.5, line: 17.8 },
    { section: 'values', span: 4, ghosts: 3, largestType: 16.5, line: 24.4 },
    { section: 'longRangeGoals', span: 4, ghosts: 3, largestType: 27, line: 24.1 },
  ],
  [
    { section: 'annualGoals', span: 3, ghosts: 3, largestType: 14.5, line: 23.1 },
    { section: 'quarterlyPriorities', span: 5, ghosts: 3, largestType: 14.5, line: 28 },
    { section: 'keyProjects', span: 4, ghosts: 3, largestType: 14.5, line: 20.8 },
  ],
  [
    { section: 'kpis', span: 4, ghosts: 4, largestType: 14.5, line: 24.1 },
    { section: 'keyPlayers', span: 3, ghosts: 4, largestType: 14.5, line: 26.5 },
    { section: 'milestones', span: 2, ghosts: 4, largestType: 14.5, line: 19.8 },
    { section: 'commitments', span: 3, ghosts: 4, largestType: 14.5, line: 24 },
  ],
]

const places = new Map(bands.flat().map((place) => [place.section, place]))

/** Where a section stands on the first side, or null for one that is printed on the second side alone. */
export function placeOf(section: SectionId): Place | null {
  return places.get(section) ?? null
}
