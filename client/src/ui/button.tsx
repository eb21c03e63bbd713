import type { ReactNode } from 'react'
import { ButtonBase, type ButtonBaseProps } from './button-base.tsx'
import { type ButtonLook, buttonClass } from './button-class.ts'
import { classNames } from './class-names.ts'

export type ButtonProps = ButtonBaseProps &
  Omit<ButtonLook, 'square'> & {
    /** Shown before the label. */
    icon?: ReactNode
  }

/** A button that never goes dead without saying why. Its type is “button” unless told. */
export function Button({ variant, size, wide, icon, className, children, ...rest }: ButtonProps) {
  return (
    <ButtonBase {...rest} className={classNames(buttonClass({ variant, size, wide }), className)}>
      {icon}
      {children}
    </ButtonBase>
  )
}
