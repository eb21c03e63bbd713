import styles from './progress.module.css'

type Props = {
  /** From 0 to 1. */
  value: number
  label: string
  /** Read aloud in place of a percentage: “3 of 8”. */
  valueText?: string | undefined
}

/** How far something has come, as a thin bar. */
export function Progress({ value, label, valueText }: Props) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={valueText}
      className={styles.track}
    >
      <div className={styles.bar} style={{ width: `${percent}%` }} />
    </div>
  )
}
