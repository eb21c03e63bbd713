import { formatMonth, yearOf } from '@planwall/shared/plan/calendar-date.ts'
import { formatQuantity } from '@planwall/shared/plan/quantity.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import { cellOf, filledRowsIn, quantityOf } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

/** Name and months on one line, owner and budget below. */
export function KeyProjectsView({ content }: ViewProps) {
  const rows = filledRowsIn(content, 'projects')
  const withYear = new Set(rows.flatMap((row) => datesOf(row).map(yearOf))).size > 1
  return (
    <ul className={styles.projects}>
      {rows.map((row) => {
        const budget = quantityOf(row, 'budget')
        return (
          <li key={row.id} data-row={cellOf(row, 'name')}>
            <b>
              <Words at={{ field: 'projects', row: row.id, column: 'name' }}>{cellOf(row, 'name')}</Words>
            </b>
            <span className={styles.figure} data-at={`projects/${row.id}/start`}>
              {datesOf(row)
                .map((date) => (withYear ? `${formatMonth(date)} ${yearOf(date)}` : formatMonth(date)))
                .join(' – ')}
            </span>
            <span data-at={`projects/${row.id}/owner`}>{cellOf(row, 'owner')}</span>
            <span className={styles.figure} data-at={`projects/${row.id}/budget`}>
              {budget === null ? '' : formatQuantity(budget)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function datesOf(row: Row): string[] {
  return [cellOf(row, 'start'), cellOf(row, 'end')].filter((date) => date !== '')
}
