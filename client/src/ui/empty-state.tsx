import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type Props = {
  /** An invitation or a question, never “no data”. */
  title: string
  children?: ReactNode
  action?: ReactNode
}

/** What stands where nothing is yet. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  )
}
