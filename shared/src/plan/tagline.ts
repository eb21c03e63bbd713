import { formatMonths, yearOf } from './calendar-date.ts'
import { rowsIn, type SectionContent, scalarIn } from './section-content.ts'
import type { SectionId } from './section-id.ts'
import { sectionOf } from './sections.ts'

/**
 * The few words beside a section's label. Three sections say their time there once they have one: `2027`,
 * `January to March 2027`.
 */
export function taglineOf(id: SectionId, content: SectionContent): string {
  return timeOf(id, content) ?? sectionOf(id).tagline
}

function timeOf(id: SectionId, content: SectionContent): string | null {
  if (id === 'annualGoals') return years([scalarIn(content, 'yearEnd')])
  if (id === 'milestones') return years(rowsIn(content, 'milestones').map((row) => row.cells.date))
  if (id !== 'quarterlyPriorities') return null
  const [start, end] = [scalarIn(content, 'quarterStart'), scalarIn(content, 'quarterEnd')]
  return typeof start === 'string' && typeof end === 'string' ? formatMonths(start, end) : null
}

function years(dates: unknown[]): string | null {
  const known = dates.filter((date) => typeof date === 'string').map(yearOf)
  if (known.length === 0) return null
  const [first, last] = [Math.min(...known), Math.max(...known)]
  return first === last ? String(first) : `${first} to ${last}`
}
