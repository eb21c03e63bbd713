import type { Row } from '@planwall/shared/plan/row.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { ReactNode } from 'react'
import { cellOf } from '../../sheet/section-content.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './content.module.css'
import { RoomWords } from './room-words.tsx'
import { useRowMarks } from './writing-context.ts'

type Props = {
  section: SectionId
  field: string
  rows: readonly Row[]
  /** The column that says what the row is about. */
  text: string
  /** What stands before it: a place in the ranking, or a day. */
  lead?: { kind: 'rank' } | { kind: 'day'; words: (row: Row) => string } | undefined
  /** A line below, in smaller type. */
  second?: ((row: Row) => string) | undefined
  /** At the right: an owner or a figure. */
  aside?: ((row: Row) => ReactNode) | undefined
}

/** Rows of a table that are read as sentences: priorities, goals, commitments. */
export function Rows({ section, field, rows, text, lead, second, aside }: Props) {
  const marksOf = useRowMarks(field)
  return (
    <ol
      className={classNames(styles.rows, lead?.kind === 'rank' && styles.ranked, lead?.kind === 'day' && styles.dated)}
    >
      {rows.map((row, index) => (
        <li key={row.id} {...marksOf(row.id)}>
          {lead?.kind === 'rank' && <span className={styles.rank}>{index + 1}</span>}
          {lead?.kind === 'day' && <span className={styles.day}>{lead.words(row)}</span>}
          <span className={styles.said}>
            <RoomWords section={section} at={{ field, row: row.id, column: text }}>
              {cellOf(row, text)}
            </RoomWords>
            <Second words={second?.(row) ?? ''} />
          </span>
          {aside?.(row)}
        </li>
      ))}
    </ol>
  )
}

function Second({ words }: { words: string }) {
  return words === '' ? null : <span className={styles.second}>{words}</span>
}
