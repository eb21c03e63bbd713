import { useEffect } from 'react'
import { messages } from '../messages/t.ts'
import { PlanNotOpen } from '../sheet/plan-not-open.tsx'
import { LivePlanProvider } from '../sync/live-plan-provider.tsx'
import { usePlan } from '../sync/plan-provider.tsx'
import { Board } from './board.tsx'
import type { LeadParts } from './lead-parts.ts'
import { useWhosePlan } from './use-whose-plan.ts'

type Props = {
  planId: string
  /** The facilitator's parts; without them a facilitator sees what members see. */
  lead?: LeadParts | undefined
}

/** `/plans/:planId`: the plan as a page on a wall. */
export default function BoardRoute({ planId, lead }: Props) {
  return (
    <LivePlanProvider planId={planId}>
      <OpenPlan lead={lead ?? null} />
    </LivePlanProvider>
  )
}

function OpenPlan({ lead }: { lead: LeadParts | null }) {
  const { phase } = usePlan()
  const { organisation } = useWhosePlan()
  useEffect(() => {
    if (organisation) document.title = messages.app.titleOf(organisation)
  }, [organisation])
  if (phase !== 'ready') return <PlanNotOpen />
  return <Board lead={lead} />
}
