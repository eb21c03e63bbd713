import { type SectionId, sectionIds } from './section-id.ts'
import { fieldOf, sections } from './sections.ts'

/** Words that a client prefers to ours, by `section`, `section.field` or `section.field.column`. */
export type LabelPack = { id: string; name: string; labels: Readonly<Record<string, string>> }

/** Our own words, as the catalogue has them. */
export const plainWords: LabelPack = { id: 'plain', name: 'Plain words', labels: {} }

/** The words that readers of books about scaling a firm know. */
export const fieldWords: LabelPack = {
  id: 'field',
  name: 'Words of the field',
  labels: {
    'mission.purpose': 'Core purpose',
    'mission.marketWho': 'Sandbox: who',
    'mission.marketWhere': 'Sandbox: where',
    'mission.marketWhat': 'Sandbox: what',
    'mission.marketNot': 'Sandbox: what not',
    values: 'Core values',
    'values.values': 'Core values',
    'vision.boldGoal': 'BHAG',
    'vision.boldGoalBy': 'BHAG: by',
    'vision.boldGoalMetric': 'BHAG: metric',
    'vision.boldGoalTarget': 'BHAG: target',
    'longRangeGoals.profitPer': 'Profit per X',
    'longRangeGoals.profitPerTarget': 'Profit per X: target',
    'quarterlyPriorities.priorities': 'Rocks',
    'quarterlyPriorities.priorities.text': 'Rock',
    'commitments.commitments': 'Who, what, when',
  },
}

export const labelPacks: readonly LabelPack[] = [plainWords, fieldWords]

/** The pack of that id; our own words when there is none. */
export function labelPackOf(id: string): LabelPack {
  return labelPacks.find((pack) => pack.id === id) ?? plainWords
}

/** The words for a section, one of its fields, or one column of a table; the id itself when the catalogue has no such thing. */
export function labelOf(pack: LabelPack, section: SectionId, field?: string, column?: string): string {
  const key = [section, field, column].filter((part) => part !== undefined).join('.')
  return (
    (Object.hasOwn(pack.labels, key) ? pack.labels[key] : undefined) ??
    catalogueLabel(section, field, column) ??
    column ??
    field ??
    section
  )
}

/** Every key that a pack can have. */
export function labelKeys(): string[] {
  return sectionIds.flatMap((id) => [
    id,
    ...sections[id].fields.flatMap((field) => [
      `${id}.${field.id}`,
      ...(field.kind === 'rows' ? field.columns.map((column) => `${id}.${field.id}.${column.id}`) : []),
    ]),
  ])
}

function catalogueLabel(section: SectionId, field?: string, column?: string): string | undefined {
  if (field === undefined) return sections[section].label
  const known = fieldOf(section, field)
  if (column === undefined) return known?.label
  return known?.kind === 'rows' ? known.columns.find((each) => each.id === column)?.label : undefined
}
