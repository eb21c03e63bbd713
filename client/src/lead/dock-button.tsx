import type { ReactNode } from 'react'
import { ButtonBase, type ButtonBaseProps } from '../ui/button-base.tsx'
import { type ButtonVariant, buttonClass } from '../ui/button-class.ts'
import { classNames } from '../ui/class-names.ts'

type Props = ButtonBaseProps & {
  variant?: Extract<ButtonVariant, 'console' | 'consolePrimary'>
  icon?: ReactNode
  /** What it does, where its label alone does not say. */
  tooltip?: string
  shortcut?: string | undefined
  square?: boolean
}

/** A button on the console: like Button, and its tooltip shows the key that does the same. */
export function DockButton({ variant = 'console', icon, className, square, children, ...rest }: Props) {
  return (
    <ButtonBase {...rest} className={classNames(buttonClass({ variant, square }), className)}>
      {icon}
      {children}
    </ButtonBase>
  )
}
