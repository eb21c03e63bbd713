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
