import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'

/** The question that an empty section asks: its most important field's, or its first prompt where no field is the most important. */
export function questionOf(section: SectionId): string {
  const { fields, prompts } = sections[section]
  const front = fields.filter((field) => field.place === 'front' && field.ask !== undefined)
  const first = front.find((field) => field.kind === 'rows' || field.kind === 'richText') ?? front[0]
  if (section === 'environment') return prompts[0] ?? ''
  return first?.ask ?? prompts[0] ?? ''
}
