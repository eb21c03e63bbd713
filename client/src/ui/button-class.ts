import styles from './button.module.css'
import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'console' | 'consolePrimary'
export type ButtonSize = 'small' | 'medium' | 'large'

export type ButtonLook = {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** As wide as its container. */
  wide?: boolean | undefined
  /** Square, for an icon alone. */
  square?: boolean | undefined
}

/**
 * The class names of a button, also for a link that should look like one.
 * @example <Link href="/" className={buttonClass({ variant: 'primary' })}>
 */
export function buttonClass({ variant = 'secondary', size = 'medium', wide, square }: ButtonLook = {}): string {
  return classNames(styles.button, styles[variant], styles[size], wide && styles.wide, square && styles.square)
}
