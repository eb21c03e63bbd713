import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { isFieldEmpty } from '../sheet/section-content.ts'

/**
 * Whether the second side holds fields of its own (a why, risks, a theme), and not only the smaller columns of tables
 * that the first side shows. The currency is a setting, and what is parked is not part of the plan.
 */
export function hasMoreToSay({ sections: contents }: PlanContent): boolean {
  return sectionIds
    .filter((id) => id !== 'masthead' && id !== 'parkingLot')
    .some((id) => sections[id].fields.some((field) => field.place === 'back' && !isFieldEmpty(contents[id], field)))
}
