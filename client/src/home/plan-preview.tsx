import type { PlanSummary } from '@planwall/shared/protocol/http.ts'
import Printer from 'lucide-react/icons/printer'
import User from 'lucide-react/icons/user'
import UserPlus from 'lucide-react/icons/user-plus'
import Users from 'lucide-react/icons/users'
import Wifi from 'lucide-react/icons/wifi'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import { InviteDialog } from '../sheet/invite/invite-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { daysFrom } from './days.ts'
import styles from './plan-preview.module.css'
import { planScreen } from './plan-screen.ts'

// The page is heavier than all the rest of this screen together: the list does not wait for it.
const Thumbnail = lazy(() => import('./thumbnail.tsx'))

const words = messages.home

/** One plan looked at: its page as it stands now, who is in it, and what can be done with it. */
export function PlanPreview({ plan, today }: { plan: PlanSummary; today: string }) {
  const [inviting, setInviting] = useState(false)
  return (
    <div className={styles.preview}>
      <p className={styles.when}>{words.longDay(plan, daysFrom(today, plan.day))}</p>
      <Link href={planScreen(plan.id)} className={styles.page} aria-label={words.pageOf(plan.organisation)}>
        <Suspense fallback={null}>
          <Thumbnail planId={plan.id} />
        </Suspense>
      </Link>
      <h2 className={styles.whose}>{plan.organisation}</h2>
      <p className={styles.title}>{plan.title}</p>
      <dl className={styles.facts}>
        <dt>
          <Users aria-hidden />
          {words.facts.people}
        </dt>
        <dd>{words.people(plan.people)}</dd>
        <dt>
          <Wifi aria-hidden />
          {words.facts.here}
        </dt>
        <dd>{words.facts.hereCount(plan.here)}</dd>
        <dt>
          <User aria-hidden />
          {words.facts.you}
        </dt>
        <dd>{words.youAs(plan.you.name, words.roles[plan.you.role])}</dd>
      </dl>
      <div className={styles.actions}>
        <Link href={planScreen(plan.id)} className={buttonClass({ variant: 'primary' })}>
          {words.open}
        </Link>
        {plan.you.role === 'facilitator' && (
          <Button icon={<UserPlus aria-hidden />} onClick={() => setInviting(true)}>
            {words.invite}
          </Button>
        )}
        <Link href={`/plans/${plan.id}/print`} className={buttonClass()}>
          <Printer aria-hidden />
          {words.print}
        </Link>
      </div>
      {inviting && (
        <InviteDialog planId={plan.id} organisation={plan.organisation} onClose={() => setInviting(false)} />
      )}
    </div>
  )
}
