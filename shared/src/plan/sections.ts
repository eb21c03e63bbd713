import type { Field, Section } from './field.ts'
import type { SectionId } from './section-id.ts'
import { alignment } from './sections/alignment.ts'
import { annualGoals } from './sections/annual-goals.ts'
import { assumptions } from './sections/assumptions.ts'
import { commitments } from './sections/commitments.ts'
import { environment } from './sections/environment.ts'
import { keyPlayers } from './sections/key-players.ts'
import { keyProjects } from './sections/key-projects.ts'
import { kpis } from './sections/kpis.ts'
import { longRangeGoals } from './sections/long-range-goals.ts'
import { masthead } from './sections/masthead.ts'
import { milestones } from './sections/milestones.ts'
import { mission } from './sections/mission.ts'
import { parkingLot } from './sections/parking-lot.ts'
import { quarterlyPriorities } from './sections/quarterly-priorities.ts'
import { values } from './sections/values.ts'
import { vision } from './sections/vision.ts'

/** The catalogue: every section with its words and its fields. */
export const sections: Readonly<Record<SectionId, Section>> = {
  masthead,
  environment,
  vision,
  mission,
  values,
  longRangeGoals,
  annualGoals,
  quarterlyPriorities,
  kpis,
  keyPlayers,
  keyProjects,
  milestones,
  alignment,
  assumptions,
  commitments,
  parkingLot,
}

export function sectionOf(id: SectionId): Section {
  return sections[id]
}

/** The field of a section by its id, or null when the section has none of that name. */
export function fieldOf(section: SectionId, id: string): Field | null {
  return sections[section].fields.find((field) => field.id === id) ?? null
}
