import '../styles/print-fonts.css'
import { messages } from '../messages/t.ts'
import { PlanNotOpen } from '../sheet/plan-not-open.tsx'
import { PlanProvider, usePlan } from '../sync/plan-provider.tsx'
import { PrintPreview } from './print-preview.tsx'

/** `/plans/:planId/print`: the page as it comes out of the printer. */
export default function PrintRoute({ planId }: { planId: string }) {
  return (
    <PlanProvider planId={planId}>
      <OpenPlan planId={planId} />
    </PlanProvider>
  )
}

function OpenPlan({ planId }: { planId: string }) {
  const { phase } = usePlan()
  return phase === 'ready' ? <PrintPreview planId={planId} /> : <PlanNotOpen opening={messages.print.opening} />
}
