import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import type { ApiFault } from '../sync/ask.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { Button } from '../ui/button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { Mark } from '../ui/mark.tsx'
import styles from './join.module.css'

const words = messages.join.fault

type Props = { title: string; body: string } | { fault: ApiFault; again: () => void }

/** The link leads nowhere, or nobody answers: what happened, and what to do about it. */
export function ClosedDoor(props: Props) {
  const { title, body } = 'fault' in props ? { title: words.title, body: faultSentence(props.fault) } : props
  const again = 'fault' in props && mayPass(props.fault) ? props.again : null
  return (
    <main className={styles.closed}>
      <div className={styles.closedText}>
        <p className={styles.name}>
          <Mark />
          {messages.app.name}
        </p>
        <h1>{title}</h1>
        <p className={styles.closedBody}>{body}</p>
        <p className={styles.closedActions}>
          {again && (
            <Button variant="primary" size="large" onClick={again}>
              {words.again}
            </Button>
          )}
          <Link href="/" className={buttonClass({ size: 'large' })}>
            {words.home}
          </Link>
        </p>
      </div>
    </main>
  )
}

/** Whether the same link may work a moment later. */
function mayPass({ code }: ApiFault): boolean {
  switch (code) {
    case 'invitationUnknown':
    case 'invitationRevoked':
    case 'invitationExpired':
    case 'noSuchPlan':
      return false
    default:
      return true
  }
}
