import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'size' | 'id' | 'maxLength'>

export type FieldProps = FieldFrameProps & InputProps & { value: string; onValueChange: (value: string) => void }

/** One line of text with its label. */
export function Field(props: FieldProps) {
  const { label, labelHidden, hint, error, maxLength, counterText, size, value, onValueChange, className, ...input } =
    props
  return (
    <FieldFrame {...{ label, labelHidden, hint, error, maxLength, counterText, size, value }}>
      {(control) => (
        <input
          autoComplete="off"
          {...input}
          {...control}
          className={classNames(control.className, className)}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}
