import type { PlanSummary } from '@planwall/shared/protocol/http.ts'
import { type KeyboardEvent, type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import { messages } from '../messages/t.ts'
import { classNames } from '../ui/class-names.ts'
import { announce } from '../ui/live-region.tsx'
import { daysFrom } from './days.ts'
import styles from './plan-list.module.css'
import { planScreen } from './plan-screen.ts'

const words = messages.home

type Props = {
  plans: readonly PlanSummary[]
  today: string
  selected: string | null
  onSelect: (id: string) => void
  /** What opens below the selected row where there is no room beside the list. */
  preview: ((plan: PlanSummary) => ReactNode) | null
}

/** The plans, one a row: a click looks at one, a double click opens it; arrow keys walk. */
export function PlanList({ plans, today, selected, onSelect, preview }: Props) {
  const [, navigate] = useLocation()

  useEffect(() => announce(words.found(plans.length)), [plans.length])

  return (
    <ol className={styles.list} aria-label={words.plans} onKeyDown={walk}>
      {plans.map((plan) => {
        const isSelected = plan.id === selected
        return (
          <li key={plan.id} className={classNames(isSelected && styles.selected)}>
            <button
              type="button"
              className={styles.row}
              data-plan={plan.id}
              aria-pressed={preview === null ? isSelected : undefined}
              aria-expanded={preview === null ? undefined : isSelected}
              onClick={() => onSelect(plan.id)}
              onDoubleClick={() => navigate(planScreen(plan.id))}
            >
              <span className={styles.whose}>
                <b>{plan.organisation}</b>
                <small>{plan.title}</small>
              </span>
              <span className={styles.people}>
                <b>{words.people(plan.people)}</b>
                {plan.here > 0 && <small>{words.here(plan.here)}</small>}
              </span>
              <span className={styles.when}>
                <b>{words.day(plan, daysFrom(today, plan.day))}</b>
                <small className={classNames(plan.phase === 'running' && styles.running)}>{words.moment(plan)}</small>
              </span>
            </button>
            {isSelected && preview?.(plan)}
          </li>
        )
      })}
    </ol>
  )
}

/** Up and down go from row to row; what is reached is looked at, as a click would. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-plan]')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[at + step]
  if (step === 0 || at < 0 || next === undefined) return
  event.preventDefault()
  next.focus()
  next.click()
}
