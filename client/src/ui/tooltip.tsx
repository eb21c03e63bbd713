import type { ReactNode } from 'react'
import type { Side } from './place-beside.ts'
import styles from './tooltip.module.css'
import { useTooltip } from './use-tooltip.tsx'

type Props = { text: string; side?: Side | undefined; children: ReactNode }

/**
 * A tooltip for something that has no tooltip of its own, such as an avatar. It adds nothing for assistive technology:
 * what it says must also be the child's accessible name or be said elsewhere.
 */
export function Tooltip({ text, side, children }: Props) {
  const tooltip = useTooltip<HTMLSpanElement>(text, { side })
  return (
    <>
      <span ref={tooltip.ref} className={styles.trigger}>
        {children}
      </span>
      {tooltip.element}
    </>
  )
}
