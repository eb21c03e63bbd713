import { messages } from '../messages/t.ts'
import { classNames } from '../ui/class-names.ts'
import type { Fit } from './fit-cell.ts'
import styles from './fit-meter.module.css'

/** More ticks than this would be a ruler, not a sign. */
const MOST_TICKS = 14

/** How much of its printed space a section uses: a tick a line, and in words. */
export function FitMeter({ fit }: { fit: Fit }) {
  const inside = Math.min(fit.of, MOST_TICKS)
  const used = fit.state === 'room' ? Math.round((fit.used / fit.of) * inside) : inside
  const over = fit.state === 'over' ? Math.min(fit.by, 4) : 0
  return (
    <span className={classNames(styles.fit, fit.state === 'over' && styles.isOver)} role="status">
      <span className={styles.ticks} aria-hidden="true">
        {ticks(inside).map((tick) => (
          <i key={tick} className={classNames(tick >= used && styles.off)} />
        ))}
        <u />
        {ticks(over).map((tick) => (
          <i key={tick} className={styles.over} />
        ))}
      </span>
      <Said fit={fit} />
    </span>
  )
}

function Said({ fit }: { fit: Fit }) {
  if (fit.state === 'room') return <span>{messages.editor.fitRoom(fit.used, fit.of)}</span>
  if (fit.state === 'full') return <span>{messages.editor.fitFull(fit.sizes)}</span>
  return (
    <span>
      <b>{messages.sheet.linesOver(fit.by)}</b> {messages.editor.fitOver(fit.longest)}
    </span>
  )
}

function ticks(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
