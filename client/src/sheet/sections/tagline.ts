import { formatMonths, formatMonthYear, yearOf } from '@planwall/shared/plan/calendar-date.ts'
import { type SectionContent, textIn } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { cellOf, filledRowsIn } from '../section-content.ts'

/** The words beside a section's label: the time it speaks of once that is known, the catalogue's words until then. */
export function taglineOf(section: SectionId, content: SectionContent): string {
  const words = sections[section].tagline
  if (section === 'annualGoals') {
    const yearEnd = textIn(content, 'yearEnd')
    return yearEnd === '' ? words : String(yearOf(yearEnd))
  }
  if (section === 'quarterlyPriorities') {
    const [from, to] = [textIn(content, 'quarterStart'), textIn(content, 'quarterEnd')]
    if (from !== '' && to !== '') return formatMonths(from, to)
    return from === '' && to === '' ? words : formatMonthYear(from || to)
  }
  if (section === 'milestones') {
    const dates = filledRowsIn(content, 'milestones')
      .map((row) => cellOf(row, 'date'))
      .filter((date) => date !== '')
    const years = new Set(dates.map(yearOf))
    return years.size === 1 ? [...years].join('') : words
  }
  return words
}
