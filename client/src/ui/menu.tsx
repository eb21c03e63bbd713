import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'
import styles from './menu.module.css'
import { useOverlayRoot } from './overlay-root.ts'

type MenuProps = {
  /** The button that opens it, and names it. It must pass on props and ref, as Button and IconButton do. */
  trigger: ReactElement
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  align?: 'start' | 'center' | 'end' | undefined
  children: ReactNode
}

/**
 * A list of actions behind a button, with arrow keys, type-ahead and Escape. Weighs about 25 kB gzipped: screens that
 * must be light do without.
 */
export function Menu({ trigger, side = 'bottom', align = 'start', children }: MenuProps) {
  const container = useOverlayRoot()
  return (
    // Not modal: a modal one locks scrolling with an inline style sheet, which the content security policy forbids.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          loop
          className={styles.menu}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

type MenuItemProps = {
  onSelect: () => void
  icon?: ReactNode
  shortcut?: string | undefined
  /** Why it cannot be chosen now, shown under its name. */
  disabledReason?: string | null | undefined
  danger?: boolean | undefined
  children: ReactNode
}

/** One action. */
export function MenuItem({ onSelect, icon, shortcut, disabledReason, danger, children }: MenuItemProps) {
  const blocked = Boolean(disabledReason)
  return (
    <DropdownMenu.Item
      className={classNames(styles.item, danger && styles.danger)}
      // Not Radix's disabled: it takes the item out of the arrow keys' way, and nobody hears the reason.
      aria-disabled={blocked || undefined}
      onSelect={(event) => (blocked ? event.preventDefault() : onSelect())}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.label}>
        {children}
        {blocked && <small>{disabledReason}</small>}
      </span>
      {shortcut && <Kbd keys={shortcut} />}
    </DropdownMenu.Item>
  )
}

type MenuChoiceProps = { checked: boolean; onCheckedChange: (checked: boolean) => void; children: ReactNode }

/** A thing that is on or off. */
export function MenuToggle({ checked, onCheckedChange, children }: MenuChoiceProps) {
  return (
    <DropdownMenu.CheckboxItem className={styles.item} checked={checked} onCheckedChange={onCheckedChange}>
      <span className={styles.icon}>
        <DropdownMenu.ItemIndicator>
          <svg viewBox="0 0 24 24" aria-hidden="true" className={styles.tick}>
            <path d="M20 6 9 17l-5-5" />
          </svg>
        </DropdownMenu.ItemIndicator>
      </span>
      <span className={styles.label}>{children}</span>
    </DropdownMenu.CheckboxItem>
  )
}

type MenuChoicesProps<T extends string> = {
  /** What is chosen here, read before each choice. */
  label: string
  value: T
  onValueChange: (value: T) => void
  choices: readonly { value: T; label: string; icon: ReactNode }[]
}

/** One of a few, side by side; the menu stays open, so that each can be seen. */
export function MenuChoices<T extends string>({ label, value, onValueChange, choices }: MenuChoicesProps<T>) {
  return (
    <DropdownMenu.RadioGroup aria-label={label} value={value} className={styles.choices}>
      {choices.map((choice) => (
        <DropdownMenu.RadioItem
          key={choice.value}
          value={choice.value}
          aria-label={choice.label}
          title={choice.label}
          className={styles.choice}
          onSelect={(event) => {
            event.preventDefault()
            onValueChange(choice.value)
          }}
        >
          {choice.icon}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

/** A hairline between two groups of actions. */
export function MenuSeparator() {
  return <DropdownMenu.Separator className={styles.separator} />
}
