import { type ComponentType, useEffect } from 'react'
import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import { PlanProvider, usePlan } from '../sync/plan-provider.tsx'
import { useMeeting } from '../sync/use-meeting.ts'
import { Button } from '../ui/button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Spinner } from '../ui/spinner.tsx'
import styles from './page-route.module.css'
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
  const { phase, stop } = usePlan()
  const meeting = useMeeting()
  switch (phase) {
    case 'loading':
      return (
        <main className={styles.waiting} aria-busy="true">
          <Spinner label={words.opening} labelShown />
        </main>
      )
    case 'ready':
      return meeting && <PlanPage meeting={meeting} leadBar={leadBar} />
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
  }
}
