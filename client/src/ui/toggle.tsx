import { type ReactNode, useId } from 'react'
import styles from './toggle.module.css'

type Props = {
  label: ReactNode
  /** A quieter sentence under the label. */
  hint?: string | undefined
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  /** A switch acts at once; a check box waits for the form's button. */
  look?: 'switch' | 'check' | undefined
  disabled?: boolean | undefined
}

/** Something that is on or off, with its label: the browser's own check box, drawn anew. */
export function Toggle({ label, hint, checked, onCheckedChange, look = 'switch', disabled }: Props) {
  const id = useId()
  return (
    <label className={styles.toggle}>
      <input
        type="checkbox"
        role={look === 'switch' ? 'switch' : undefined}
        className={styles[look]}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onCheckedChange(event.target.checked)}
      />
      <span className={styles.label}>{label}</span>
      {hint && (
        <span id={id} className={styles.hint}>
          {hint}
        </span>
      )}
    </label>
  )
}
