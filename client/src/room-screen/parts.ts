import type { Field } from '@planwall/shared/plan/field.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'

/**
 * What of a section is shown at once: its front, one of its further tables or texts, or the single answers that stand
 * together. A room reads one part at a time.
 */
export type Part =
  | { kind: 'front'; fields: readonly string[] }
  | { kind: 'rows' | 'richText'; fields: readonly [string] }
  | { kind: 'facts'; fields: readonly string[] }

/** The parts of a section in reading order. The first one is shown until somebody writes in another. */
export function partsOf(section: SectionId): Part[] {
  const { fields } = sections[section]
  const front = idsOf(fields.filter((field) => field.place === 'front'))
  const back = fields.filter((field) => field.place === 'back')
  const facts = idsOf(back.filter((field) => field.kind !== 'rows' && field.kind !== 'richText'))
  return [
    ...(front.length > 0 ? [{ kind: 'front' as const, fields: front }] : []),
    ...back.flatMap((field): Part[] => {
      return field.kind === 'rows' || field.kind === 'richText' ? [{ kind: field.kind, fields: [field.id] }] : []
    }),
    ...(facts.length > 0 ? [{ kind: 'facts' as const, fields: facts }] : []),
  ]
}

/** The part to show: the one that is shown while somebody writes in it or nobody anywhere, else where the first writes. */
export function partToShow(parts: readonly Part[], now: number, writing: readonly string[]): number {
  const at = writing
    .map((field) => parts.findIndex((part) => part.fields.includes(field)))
    .filter((index) => index >= 0)
  return at.length === 0 || at.includes(now) ? now : (at[0] ?? now)
}

function idsOf(fields: readonly Field[]): string[] {
  return fields.map((field) => field.id)
}
