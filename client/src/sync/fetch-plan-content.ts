import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { planContentSchema } from '@planwall/shared/plan/plan-content-schema.ts'
import { type Answer, ask } from './ask.ts'

/** What a plan says now, for a screen that shows it once. */
export function fetchPlanContent(planId: string): Promise<Answer<PlanContent>> {
  return ask('GET', `/api/plans/${encodeURIComponent(planId)}/content`, planContentSchema)
}
