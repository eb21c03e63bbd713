import { useEffect } from 'react'
import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import { CopyMyText } from '../sheet/copy-my-text.tsx'
import { LivePlanProvider } from '../sync/live-plan-provider.tsx'
import { usePlan } from '../sync/plan-provider.tsx'
import { useSaveState } from '../sync/use-save-state.ts'
import { Button } from '../ui/button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { Spinner } from '../ui/spinner.tsx'
import { Board } from './board.tsx'
import styles from './board-route.module.css'
import type { LeadParts } from './lead-parts.ts'
import { useWhosePlan } from './use-whose-plan.ts'

const words = messages.board

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
  const { phase, stop } = usePlan()
  const { organisation } = useWhosePlan()
  useEffect(() => {
    if (organisation) document.title = messages.app.titleOf(organisation)
  }, [organisation])
  if (phase === 'stopped') return <Stopped why={stop ? messages.stops[stop] : ''} />
  if (phase === 'loading') {
    return (
      <main className={styles.screen} aria-busy="true">
        <Spinner label={words.opening} labelShown />
      </main>
    )
  }
  return <Board lead={lead} />
}

/** The server has closed the plan to this browser: what happened, and the ways on. Unsaved words can be taken along. */
function Stopped({ why }: { why: string }) {
  const save = useSaveState()
  return (
    <main className={styles.screen}>
      <div className={styles.message}>
        <h1>{words.stopped.title}</h1>
        <p>{why}</p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => location.reload()}>
            {words.stopped.reload}
          </Button>
          {save.state === 'notSaved' && <CopyMyText text={save.text} />}
          <Link href="/" className={buttonClass({ variant: 'quiet' })}>
            {words.stopped.home}
          </Link>
        </div>
      </div>
    </main>
  )
}
