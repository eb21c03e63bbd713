import { cellOf, filledRowsIn } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

export function AnnualGoalsView({ content }: ViewProps) {
  return (
    <ol className={styles.goals}>
      {filledRowsIn(content, 'goals').map((row) => (
        <li key={row.id} data-row={cellOf(row, 'metric')}>
          <Words at={{ field: 'goals', row: row.id, column: 'metric' }}>{cellOf(row, 'metric')}</Words>
        </li>
      ))}
    </ol>
  )
}
