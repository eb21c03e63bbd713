import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

export type FieldFrameProps = {
  label: string
  /** Keeps the label for assistive technology only, where the place makes it plain. */
  labelHidden?: boolean | undefined
  /** What helps while writing. */
  hint?: ReactNode
  /** What is wrong and what to do. While there is one, the field is marked invalid. */
  error?: string | null | undefined
  /** The most characters; a counter appears as the end comes near. Needs `counterText`. */
  maxLength?: number | undefined
  /** What the counter says: `(left) => `${left} left``. */
  counterText?: ((left: number) => string) | undefined
  size?: 'medium' | 'large' | undefined
}

export type ControlProps = {
  id: string
  maxLength: number | undefined
  className: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

type Props = FieldFrameProps & { value: string; children: (control: ControlProps) => ReactNode }

/** What a field has around its control: label, hint, error, counter, and the threads between them. */
export function FieldFrame(props: Props) {
  const { label, labelHidden, hint, error, maxLength, counterText, size = 'medium', value, children } = props
  const id = useId()
  const left = maxLength === undefined ? Number.POSITIVE_INFINITY : maxLength - value.length
  const counter = maxLength !== undefined && counterText && left <= nearlyFull(maxLength) ? counterText(left) : null
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`, counter && `${id}-counter`].filter(Boolean)

  return (
    <div className={classNames(styles.field, styles[size])}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children({
        id,
        maxLength,
        className: classNames(styles.control),
        'aria-invalid': error ? true : undefined,
        'aria-describedby': describedBy.join(' ') || undefined,
      })}
      {(error || hint || counter) && (
        <div className={styles.below}>
          <div className={styles.said}>
            {error && (
              <p id={`${id}-error`} role="alert" className={styles.error}>
                {error}
              </p>
            )}
            {hint && (
              <p id={`${id}-hint`} className={styles.hint}>
                {hint}
              </p>
            )}
          </div>
          {counter && (
            <p id={`${id}-counter`} className={classNames(styles.counter, left <= 0 && styles.full)}>
              {counter}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

/** From how many characters left the counter shows: a fifth of the room, 20 at least. */
export function nearlyFull(maxLength: number): number {
  return Math.max(20, Math.floor(maxLength / 5))
}
