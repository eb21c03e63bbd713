import { isRowEmpty, type Row } from '@planwall/shared/plan/row.ts'
import { rowsIn, type SectionContent } from '@planwall/shared/plan/section-content.ts'
import { createContext, useContext } from 'react'
import type { WritingPlace } from '../../sync/use-presence.ts'
import styles from './content.module.css'

/** Who writes where in the section that is shown. */
export const WritingContext = createContext<readonly WritingPlace[]>([])

/**
 * What a row of a field carries: where pages may be cut, an edge in the colour of whoever writes in it, and, when they
 * have no caret there, that this is the row to show.
 */
export function useRowMarks(field: string): (row: string) => RowMarks {
  const writing = useContext(WritingContext)
  return (row) => {
    const here = writing.filter(({ ref }) => ref.path[0] === field && ref.path[1] === row)
    const [first] = here
    if (!first) return { 'data-block': '' }
    const marks = {
      'data-block': '',
      className: styles.writing,
      style: { '--person': `var(--p${first.person.color})` },
    }
    return here.some(({ caret }) => caret) ? marks : { ...marks, 'data-writing': 'row' }
  }
}

export type RowMarks = {
  'data-block': string
  'data-writing'?: string
  className?: string | undefined
  style?: { '--person': string }
}

/** A table's rows that say anything, and the new ones in which somebody is about to write. */
export function useShownRows(content: SectionContent, field: string): Row[] {
  const writing = useContext(WritingContext)
  const open = new Set(writing.filter(({ ref }) => ref.path[0] === field).map(({ ref }) => ref.path[1]))
  return rowsIn(content, field).filter((row) => !isRowEmpty(row) || open.has(row.id))
}
