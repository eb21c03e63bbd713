import type { PlanSummary } from '@planwall/shared/protocol/http.ts'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { messages } from '../messages/t.ts'

import { rememberedPerson } from '../sync/remembered-person.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { localDate } from './days.ts'
import styles from './home.module.css'
import { HomeBar } from './home-bar.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { NewPlanDialog } from './new-plan-dialog.tsx'
import { PlanList } from './plan-list.tsx'
import { inOrder, matching } from './plan-order.ts'
import { PlanPreview } from './plan-preview.tsx'
import type { Stayed } from './use-home.ts'
import { useWide } from './use-wide.ts'

const words = messages.home

type Props = { plans: readonly PlanSummary[]; leave: () => Promise<Stayed | null> }

/** A coach's plans, and beside them the one that is looked at. */
export function CoachHome({ plans, leave }: Props) {
  const [asked, setAsked] = useState<'newPlan' | 'leave' | null>(null)
  const [find, setFind] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const wide = useWide()
  const now = new Date()
  const today = localDate(now)
  const ordered = inOrder(plans, today)
  const found = matching(ordered, find)
  // On a narrow screen nothing is open until it is asked for: the preview stands between the rows there.
  const selected = found.find(({ id }) => id === chosen) ?? (wide ? (found[0] ?? null) : null)
  const name = (rememberedPerson()?.name ?? plans[0]?.you.name ?? '').split(/\s+/)[0] ?? ''
  const close = () => setAsked(null)

  return (
    <div className={styles.home} data-empty={plans.length === 0 || undefined}>
      <HomeBar find={find} onFind={setFind} findable={plans.length > 1} onLeave={() => setAsked('leave')} />
      <main className={styles.main}>
        <header className={styles.head}>
          <div>
            <h1>{words.greeting(now.getHours(), name)}</h1>
            <p>{words.today(now.getTime(), plans.length)}</p>
          </div>
          {plans.length > 0 && (
            <Button icon={<Plus aria-hidden />} className={styles.create} onClick={() => setAsked('newPlan')}>
              {words.newPlan}
            </Button>
          )}
        </header>
        {plans.length === 0 ? (
          <EmptyState
            title={words.empty.title}
            action={
              <Button variant="primary" size="large" icon={<Plus aria-hidden />} onClick={() => setAsked('newPlan')}>
                {words.newPlan}
              </Button>
            }
          >
            {words.empty.text}
          </EmptyState>
        ) : found.length === 0 ? (
          <EmptyState
            title={words.nothingFound(find.trim())}
            action={<Button onClick={() => setFind('')}>{words.showAll}</Button>}
          />
        ) : (
          <PlanList
            plans={found}
            today={today}
            selected={selected?.id ?? null}
            onSelect={setChosen}
            preview={wide ? null : (plan) => <PlanPreview key={plan.id} plan={plan} today={today} />}
          />
        )}
      </main>
      {wide && selected !== null && (
        <aside className={styles.aside} aria-label={selected.organisation}>
          <PlanPreview key={selected.id} plan={selected} today={today} />
        </aside>
      )}
      {asked === 'newPlan' && <NewPlanDialog now={now} name={plans[0]?.you.name ?? ''} onClose={close} />}
      {asked === 'leave' && <LeaveDialog plans={plans.length} leave={leave} onClose={close} />}
    </div>
  )
}
