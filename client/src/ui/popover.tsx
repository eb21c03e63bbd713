import { Popover as RadixPopover } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { useOverlayRoot } from './overlay-root.ts'
import styles from './popover.module.css'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The button that opens it. It must pass on props and ref, as Button and IconButton do. */
  trigger: ReactElement
  /** Accessible name of what opens. */
  label: string
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  align?: 'start' | 'center' | 'end' | undefined
  children: ReactNode
}

/**
 * A small panel beside its button; Escape or a click elsewhere closes it and the button gets the focus back. Weighs
 * about 20 kB gzipped, most of it shared with Menu: screens that must be light do without.
 */
export function Popover({ open, onOpenChange, trigger, label, side = 'bottom', align = 'start', children }: Props) {
  const container = useOverlayRoot()
  return (
    <RadixPopover.Root open={open} onOpenChange={onOpenChange}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal container={container}>
        <RadixPopover.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={styles.popover}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}
