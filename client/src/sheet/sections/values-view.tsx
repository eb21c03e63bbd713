import { cellOf, filledRowsIn } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

export function ValuesView({ content }: ViewProps) {
  return (
    <ul className={styles.values}>
      {filledRowsIn(content, 'values').map((row) => (
        <li key={row.id} data-row={cellOf(row, 'name')}>
          <b>
            <Words at={{ field: 'values', row: row.id, column: 'name' }}>{cellOf(row, 'name')}</Words>
          </b>
          <span>
            <Words at={{ field: 'values', row: row.id, column: 'phrase' }}>{cellOf(row, 'phrase')}</Words>
          </span>
        </li>
      ))}
    </ul>
  )
}
