import type { ReactNode } from 'react'
import { ButtonBase, type ButtonBaseProps } from './button-base.tsx'
import { type ButtonLook, buttonClass } from './button-class.ts'
import { classNames } from './class-names.ts'
import type { Side } from './place-beside.ts'

export type IconButtonProps = Omit<ButtonBaseProps, 'children'> &
  Pick<ButtonLook, 'variant' | 'size'> & {
    /** Its accessible name, and what the tooltip says. */
    label: string
    icon: ReactNode
    /** The key that does the same, shown in the tooltip, written as for aria-keyshortcuts: “N”, “Shift+T”. */
    shortcut?: string | undefined
    tooltipSide?: Side | undefined
  }

/** A button that shows only an icon, and its name in a tooltip. */
export function IconButton({ label, icon, variant = 'quiet', size, className, ...rest }: IconButtonProps) {
  return (
    <ButtonBase
      {...rest}
      aria-label={label}
      tooltip={label}
      className={classNames(buttonClass({ variant, size, square: true }), className)}
    >
      {icon}
    </ButtonBase>
  )
}
