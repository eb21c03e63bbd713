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

/** Page, margins, gutter, masthead, bands and colophon, in units, as the sheet's style has them. */
const page = { width: 1680, height: 1188, top: 50, side: 58, bottom: 30, gap: 16, gutter: 34 }
const rows = { masthead: 76, bands: [158, 292, 196], colophon: 34 }

/** Space that a section's content has on the page, in units, below its label. */
export function printedSize(place: Place): { width: number; height: number } {
  const column = (page.width - 2 * page.side - 11 * page.gutter) / 12
  const index = bands.findIndex((band) => band.includes(place))
  const fixed = rows.masthead + rows.bands.reduce((sum, band) => sum + band, 0) + rows.colophon
  const last = page.height - page.top - page.bottom - 5 * page.gap - fixed
  const rule = index === 0 ? 4 : 10.1
  const label = 28
  return {
    width: place.span * column + (place.span - 1) * page.gutter,
    height: (rows.bands[index] ?? last) - rule - label,
  }
}
