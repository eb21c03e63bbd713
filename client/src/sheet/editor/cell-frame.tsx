import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import type { Target } from '../target.ts'
import { useOthersAt } from '../use-others-at.ts'
import styles from './cell.module.css'
import { useEditing } from './editing.ts'

type Props = {
  target: Target
  /** What is wrong with what was typed here, and what to do. */
  error?: string | null | undefined
  errorId: string
  className?: string | undefined
  children: ReactNode
}

/** Around a value: the edge and name of somebody else who is in it, and what is wrong with it. */
export function CellFrame({ target, error, errorId, className, children }: Props) {
  const { section } = useEditing()
  const [other] = useOthersAt(section, target)
  return (
    <div
      className={classNames(styles.frame, other && styles.other, className)}
      style={other && { '--person': `var(--p${other.color})` }}
    >
      {children}
      {other && <span className={styles.by}>{other.name.split(' ')[0]}</span>}
      {error && (
        <p id={errorId} role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}
