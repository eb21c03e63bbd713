import { classNames } from './class-names.ts'
import styles from './status-mark.module.css'

export type StatusTone = 'red' | 'amber' | 'green' | 'superGreen'

const shapes: Record<StatusTone, string> = {
  red: 'M6 .4 11.6 6 6 11.6.4 6Z',
  amber: 'M6 .8 11.8 11.2H.2Z',
  green: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8Z',
  superGreen: 'm6 0 1.76 3.9 4.24.46-3.16 2.86.88 4.18L6 9.28 2.28 11.4l.88-4.18L0 4.36 4.24 3.9Z',
}

type Props = {
  /** Nothing: there is no figure yet, and no shape. */
  tone: StatusTone | null
  /** The status in a word. It may be hidden from view where the row says it, never left out. */
  word: string
  wordHidden?: boolean | undefined
}

/** A status, by shape and word as well as colour: diamond, triangle, circle, star. */
export function StatusMark({ tone, word, wordHidden }: Props) {
  return (
    <span className={classNames(styles.mark, tone ? styles[tone] : styles.none)}>
      {tone && (
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d={shapes[tone]} />
        </svg>
      )}
      <span className={wordHidden ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  )
}
