import { type ComponentType, useEffect } from 'react'
import { messages } from '../messages/t.ts'
import { PlanNotOpen } from '../sheet/plan-not-open.tsx'
import { PlanProvider, usePlan } from '../sync/plan-provider.tsx'
import { useMeeting } from '../sync/use-meeting.ts'
import { PlanPage } from './plan-page.tsx'

const words = messages.page

type Props = {
  planId: string
  /** What a facilitator leads with on a phone, brought by the app; without it they see what members see. */
  leadBar?: ComponentType | undefined
}

/** `/plans/:planId/page`: the plan as a linear document. */
export default function PageRoute({ planId, leadBar }: Props) {
  useEffect(() => {
    document.title = messages.app.titleOf(words.title)
  }, [])
  return (
    <PlanProvider planId={planId}>
      <OpenPlan leadBar={leadBar ?? null} />
    </PlanProvider>
  )
}

function OpenPlan({ leadBar }: { leadBar: ComponentType | null }) {
  const { phase } = usePlan()
  const meeting = useMeeting()
  return phase === 'ready' && meeting ? <PlanPage meeting={meeting} leadBar={leadBar} /> : <PlanNotOpen />
}
