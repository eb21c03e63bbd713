import '../styles/print-fonts.css'
import { unreachable } from '@planwall/shared/unreachable.ts'
import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import { PlanProvider, usePlan } from '../sync/plan-provider.tsx'
import { Button } from '../ui/button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Spinner } from '../ui/spinner.tsx'
import styles from './print.module.css'
import { PrintPreview } from './print-preview.tsx'

const words = messages.print

/** `/plans/:planId/print`: the page as it comes out of the printer. */
export default function PrintRoute({ planId }: { planId: string }) {
  return (
    <PlanProvider planId={planId}>
      <OpenPlan planId={planId} />
    </PlanProvider>
  )
}

function OpenPlan({ planId }: { planId: string }) {
  const { phase, stop } = usePlan()
  switch (phase) {
    case 'loading':
      return (
        <main className={styles.waiting} aria-busy="true">
          <Spinner label={words.opening} labelShown />
        </main>
      )
    case 'ready':
      return <PrintPreview planId={planId} />
    case 'stopped':
      return (
        <main className={styles.waiting}>
          <EmptyState
            title={words.stopped}
            action={
              <div className={styles.ways}>
                <Button variant="primary" onClick={() => location.reload()}>
                  {words.reload}
                </Button>
                <Link href="/" className={buttonClass({ variant: 'quiet' })}>
                  {words.home}
                </Link>
              </div>
            }
          >
            {stop && messages.stops[stop]}
          </EmptyState>
        </main>
      )
    default:
      return unreachable(phase)
  }
}
