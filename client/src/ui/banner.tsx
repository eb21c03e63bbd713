import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { classNames } from './class-names.ts'

export type BannerTone = 'warning' | 'success' | 'danger'

type Props = {
  tone: BannerTone
  icon: ReactNode
  /** What happened, in bold: “Offline since 11:53.” */
  title: string
  /** What it means: “2 changes are kept on this device.” */
  children?: ReactNode
  /** One button at most. */
  action?: ReactNode
}

/** A bar across the top about the state of the whole screen. A danger interrupts the reader, the others wait. */
export function Banner({ tone, icon, title, children, action }: Props) {
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={classNames(styles.banner, styles[tone])}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.text}>
        <b>{title}</b> {children}
      </p>
      {action}
    </div>
  )
}
