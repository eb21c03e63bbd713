import Lock from 'lucide-react/icons/lock'
import type { ReactNode } from 'react'
import { formatTime } from '../../messages/format.ts'
import { messages } from '../../messages/t.ts'
import { usePlan } from '../../sync/plan-provider.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from '../room-screen.module.css'

const words = messages.roomScreen

type Props = {
  title: string
  tagline?: string | undefined
  /** The step the group is in. */
  step?: string | undefined
  /** When the section was agreed, in place of a step. */
  agreedAt?: number | undefined
}

/** What the group is doing, in whose plan, and with what; a double rule below. */
export function Head({ title, tagline, step, agreedAt }: Props) {
  return (
    <header className={styles.head}>
      <p className={styles.cap}>
        {agreedAt !== undefined ? (
          <Chip agreed>
            <Lock aria-hidden="true" />
            {words.agreedAt(formatTime(agreedAt))}
          </Chip>
        ) : (
          step && <Chip>{step}</Chip>
        )}
        <PlanName />
      </p>
      <h1 className={styles.title}>
        {title}
        {tagline && <em>{tagline}</em>}
      </h1>
    </header>
  )
}

/** “Aldersley Cold Chain, One-Page Strategic Plan 2027”. */
export function PlanName() {
  const { organisation, title } = usePlan()
  return <span className={styles.plan}>{[organisation, title].filter((part) => part !== '').join(', ')}</span>
}

function Chip({ agreed = false, children }: { agreed?: boolean; children: ReactNode }) {
  return <span className={classNames(styles.step, agreed && styles.agreed)}>{children}</span>
}
