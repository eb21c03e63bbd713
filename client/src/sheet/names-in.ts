import { rowsIn, type SectionContent, textIn } from '@planwall/shared/plan/section-content.ts'
import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { cellOf } from './section-content.ts'

/** Everyone a plan names, in any field or cell that holds a person; each once, in the order they are first named. */
export function namesIn(contents: Readonly<Partial<Record<SectionId, SectionContent>>>): string[] {
  const names = new Set<string>()
  for (const id of sectionIds) {
    const content = contents[id]
    if (content === undefined) continue
    for (const field of sections[id].fields) {
      if (field.kind === 'person') names.add(textIn(content, field.id))
      if (field.kind !== 'rows') continue
      const columns = field.columns.filter((column) => column.kind === 'person')
      for (const row of rowsIn(content, field.id)) for (const column of columns) names.add(cellOf(row, column.id))
    }
  }
  names.delete('')
  return [...names]
}
