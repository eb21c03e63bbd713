import type { PlanSummary } from '@planwall/shared/protocol/http.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import type { ApiFault } from '../sync/ask.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/mark.tsx'
import { daysFrom, localDate } from './days.ts'
import styles from './front-door.module.css'
import { LeaveDialog } from './leave-dialog.tsx'
import { LinkField } from './link-field.tsx'
import { inOrder } from './plan-order.ts'
import { planScreen } from './plan-screen.ts'
import type { Stayed } from './use-home.ts'

const words = messages.home

type Props = {
  plans: readonly PlanSummary[]
  fault: ApiFault | null
  /** Asks the server once more; null when it has answered. */
  again: (() => void) | null
  leave: (() => Promise<Stayed | null>) | null
}

/** For whoever is no coach in this browser: how to come in, and the plans they are in already. */
export function FrontDoor({ plans, fault, again, leave }: Props) {
  const [leaving, setLeaving] = useState(false)
  const today = localDate(new Date())
  return (
    <main className={styles.door}>
      <div className={styles.text}>
        <p className={styles.name}>
          <Mark />
          {messages.app.name}
        </p>
        <h1>{plans.length > 0 ? words.title : words.visitor.title}</h1>
        {fault !== null && (
          <div role="alert" className={styles.fault}>
            <p>{faultSentence(fault)}</p>
            {again !== null && <Button onClick={again}>{words.visitor.again}</Button>}
          </div>
        )}
        {plans.length > 0 && (
          <ul className={styles.plans}>
            {inOrder(plans, today).map((plan) => (
              <li key={plan.id}>
                <Link href={planScreen(plan.id)} className={styles.plan}>
                  <span>
                    <b>{plan.organisation}</b>
                    <small>{plan.title}</small>
                  </span>
                  <span className={styles.when}>
                    <b>{words.day(plan, daysFrom(today, plan.day))}</b>
                    <small>{words.moment(plan)}</small>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        <section className={styles.way}>
          <h2>{words.visitor.invited}</h2>
          <p>{words.visitor.invitedText}</p>
          <LinkField />
        </section>
        <section className={styles.way}>
          <h2>{words.visitor.coach}</h2>
          <p>{words.visitor.coachText}</p>
        </section>
        {leave !== null && plans.length > 0 && (
          <Button variant="quiet" className={styles.leave} onClick={() => setLeaving(true)}>
            {words.signOut}
          </Button>
        )}
      </div>
      {leaving && leave !== null && (
        <LeaveDialog plans={plans.length} leave={leave} onClose={() => setLeaving(false)} />
      )}
    </main>
  )
}
