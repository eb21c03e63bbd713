import { classNames } from './class-names.ts'
import styles from './spinner.module.css'

type Props = {
  /** What is under way; read aloud, and shown beside the ring when `labelShown`. */
  label: string
  labelShown?: boolean | undefined
}

/** Something is under way and we do not know for how long: a ring that fills ever more slowly. It never loops. */
export function Spinner({ label, labelShown }: Props) {
  return (
    <span role="status" className={styles.spinner}>
      <svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
        <circle cx="11" cy="11" r="9" pathLength="100" />
        <circle cx="11" cy="11" r="9" pathLength="100" className={styles.arc} />
      </svg>
      <span className={classNames(!labelShown && 'visually-hidden')}>{label}</span>
    </span>
  )
}
