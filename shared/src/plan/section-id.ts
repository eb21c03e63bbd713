/** Every section of a plan, in the order it is read. `masthead` is the sheet's head and foot. */
export const sectionIds = [
  'masthead',
  'environment',
  'vision',
  'mission',
  'values',
  'longRangeGoals',
  'annualGoals',
  'quarterlyPriorities',
  'kpis',
  'keyPlayers',
  'keyProjects',
  'milestones',
  'alignment',
  'assumptions',
  'commitments',
  'parkingLot',
] as const

export type SectionId = (typeof sectionIds)[number]

export function isSectionId(value: unknown): value is SectionId {
  return (sectionIds as readonly unknown[]).includes(value)
}

/** A record with a value for every section, in reading order. */
export function eachSection<T>(make: (id: SectionId) => T): Record<SectionId, T> {
  return Object.fromEntries(sectionIds.map((id) => [id, make(id)])) as Record<SectionId, T>
}
