import { cellOf, filledRowsIn } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

/** Ranked, each with its owner's whole name. */
export function QuarterlyPrioritiesView({ content }: ViewProps) {
  return (
    <ol className={styles.rocks}>
      {filledRowsIn(content, 'priorities').map((row) => (
        <li key={row.id} data-row={cellOf(row, 'text')}>
          <Words at={{ field: 'priorities', row: row.id, column: 'text' }}>{cellOf(row, 'text')}</Words>
          <span className={styles.owner} data-at={`priorities/${row.id}/owner`}>
            {cellOf(row, 'owner')}
          </span>
        </li>
      ))}
    </ol>
  )
}
