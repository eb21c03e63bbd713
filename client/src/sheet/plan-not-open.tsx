import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useSaveState } from '../sync/use-save-state.ts'
import { useSentAway } from '../sync/use-sent-away.ts'
import { Button } from '../ui/button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { Spinner } from '../ui/spinner.tsx'
import { tryNow } from './connection-bar.tsx'
import { CopyMyText } from './copy-my-text.tsx'
import styles from './plan-not-open.module.css'

const words = messages.notOpen

/**
 * What stands in the place of a plan that is loading or stopped: that it comes, that the server does not answer, or why
 * it was closed to this browser. Each with the ways on; words that are not saved can be taken along.
 */
export function PlanNotOpen({ opening = words.opening }: { opening?: string }) {
  const { phase, stop } = usePlan()
  const save = useSaveState()
  const sentAway = useSentAway()
  const isStopped = phase === 'stopped'
  if (!isStopped && save.state !== 'offline') {
    return (
      <main className={styles.screen} aria-busy="true">
        <Spinner label={opening} labelShown />
      </main>
    )
  }
  return (
    <main className={styles.screen}>
      <div className={styles.message} role="status">
        <h1>{isStopped || sentAway ? words.stopped : words.noAnswer}</h1>
        <p>{isStopped ? stop && messages.stops[stop] : (sentAway && messages.stops[sentAway]) || words.noAnswerWhy}</p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={isStopped ? () => location.reload() : tryNow}>
            {isStopped ? words.reload : words.tryNow}
          </Button>
          {save.state === 'notSaved' && <CopyMyText text={save.text} />}
          <Link href="/" className={buttonClass({ variant: 'quiet' })}>
            {words.home}
          </Link>
        </div>
      </div>
    </main>
  )
}
