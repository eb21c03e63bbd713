import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'

type NativeProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'id' | 'maxLength'>

export type TextAreaProps = FieldFrameProps & NativeProps & { value: string; onValueChange: (value: string) => void }

/** Several lines of text with their label; grows with what is written where the browser can, and scrolls where not. */
export function TextArea(props: TextAreaProps) {
  const { label, labelHidden, hint, error, maxLength, counterText, size, value, onValueChange, className, ...area } =
    props
  return (
    <FieldFrame {...{ label, labelHidden, hint, error, maxLength, counterText, size, value }}>
      {(control) => (
        <textarea
          rows={3}
          {...area}
          {...control}
          className={classNames(control.className, styles.area, className)}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}
