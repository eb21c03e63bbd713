import { type ReactNode, useId } from 'react'
import styles from './segmented.module.css'

export type Segment<Value extends string> = { value: Value; label: string; icon?: ReactNode; labelHidden?: boolean }

type Props<Value extends string> = {
  /** What is chosen here; read aloud before the choice. */
  label: string
  segments: readonly Segment<Value>[]
  value: Value | null
  onValueChange: (value: Value) => void
}

/** One of a few, side by side: the browser's own radio buttons, so arrow keys work. */
export function Segmented<Value extends string>({ label, segments, value, onValueChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className={styles.segmented}>
      <legend className="visually-hidden">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment} title={segment.labelHidden ? segment.label : undefined}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={segment.value === value}
            onChange={() => onValueChange(segment.value)}
          />
          {segment.icon}
          <span className={segment.labelHidden ? 'visually-hidden' : undefined}>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
