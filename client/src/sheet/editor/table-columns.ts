import type { Column, RowsField } from '@planwall/shared/plan/field.ts'
import { rowsIn, type SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'

/** Columns that stand in the table itself; the others open below a row. Where nothing is said, all of them do. */
const inTable: Readonly<Record<string, readonly string[]>> = {
  'environment.trends': ['text'],
  'values.values': ['name', 'phrase'],
  'quarterlyPriorities.priorities': ['text', 'owner', 'due', 'status'],
  'kpis.kpis': ['name', 'owner', 'unit', 'direction', 'target', 'red', 'green', 'cadence'],
  'keyPlayers.players': ['person', 'role', 'accountability'],
  'keyProjects.projects': ['name', 'owner', 'start', 'end', 'budget', 'priority'],
  'milestones.milestones': ['date', 'what', 'owner'],
  'alignment.people': ['person', 'kpis', 'priorities', 'serves'],
  'commitments.commitments': ['who', 'what', 'due', 'confidence', 'state'],
}

export type TableColumns = { main: readonly Column[]; details: readonly Column[] }

type Table = { section: SectionId; content: SectionContent; mayEdit: boolean }

/** A table's columns: those beside each other, and those that open below a row. */
export function tableColumns({ section, content, mayEdit }: Table, field: RowsField): TableColumns {
  if (section === 'longRangeGoals' && field.id === 'targets') {
    return { main: usedYears(field, content, mayEdit ? 1 : 0), details: [] }
  }
  const ids = inTable[`${section}.${field.id}`]
  if (ids === undefined) return { main: field.columns, details: [] }
  // The upper limits of a range are edited beside the lower ones.
  const besideOthers = section === 'kpis' ? ['redHigh', 'greenHigh'] : []
  return {
    main: ids.flatMap((id) => field.columns.find((column) => column.id === id) ?? []),
    details: field.columns.filter((column) => !ids.includes(column.id) && !besideOthers.includes(column.id)),
  }
}

/** The years that are in use, and as many more to begin. */
function usedYears(field: RowsField, content: SectionContent, more: number): Column[] {
  const rows = rowsIn(content, field.id)
  const isUsed = (n: number) =>
    content[`year${n}`] !== undefined || rows.some((row) => (row.cells[`value${n}`] ?? null) !== null)
  const last = Math.max(2, ...[1, 2, 3, 4, 5].filter(isUsed))
  return field.columns.filter((column) => Number(/^value(\d)$/.exec(column.id)?.[1] ?? 0) <= last + more)
}

/** How wide a column is in a table: texts share what the others leave, and where there is little all give of theirs. */
export function columnWidth(section: SectionId, field: RowsField, column: Column): string {
  switch (column.kind) {
    case 'text':
      if (column.id === 'unit') return 'minmax(66px, 84px)'
      return field.columns[0] === column || column.id === 'what' ? 'minmax(150px, 1.6fr)' : 'minmax(0, 1fr)'
    case 'person':
      return 'minmax(94px, 140px)'
    case 'choice':
      return section === 'quarterlyPriorities' ? '116px' : 'minmax(68px, 84px)'
    case 'date':
      return column.show === 'month' ? 'minmax(80px, 96px)' : '112px'
    case 'quantity':
      return 'minmax(66px, 84px)'
    case 'score':
      return '74px'
    case 'number':
      return section === 'kpis' ? (column.id === 'target' ? 'minmax(44px, 58px)' : 'minmax(58px, 74px)') : '70px'
  }
}

/** Sections whose rows are edited in a wide table rather than in the shape they have in print. */
const wide: ReadonlySet<SectionId> = new Set([
  'longRangeGoals',
  'quarterlyPriorities',
  'kpis',
  'keyPlayers',
  'keyProjects',
  'milestones',
  'alignment',
  'assumptions',
  'commitments',
  'parkingLot',
])

/** The layout a section's editor reads best in where there is room for either. */
export function layoutOf(section: SectionId): 'lift' | 'work' {
  return wide.has(section) ? 'work' : 'lift'
}
