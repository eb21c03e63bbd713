import { formatDay, yearOf } from '@planwall/shared/plan/calendar-date.ts'
import { cellOf, filledRowsIn } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

/** In the order of their days, whatever order the rows have; those without a day come last. */
export function MilestonesView({ content }: ViewProps) {
  const rows = filledRowsIn(content, 'milestones').sort((a, b) => dateOf(a).localeCompare(dateOf(b)))
  const years = new Set(rows.map((row) => cellOf(row, 'date').slice(0, 4)).filter((year) => year !== ''))
  return (
    <ul className={styles.milestones}>
      {rows.map((row) => {
        const date = cellOf(row, 'date')
        return (
          <li key={row.id} data-row={cellOf(row, 'what')}>
            <b data-at={`milestones/${row.id}/date`}>
              {date === '' ? '' : years.size > 1 ? `${formatDay(date)} ${yearOf(date)}` : formatDay(date)}
            </b>
            <Words at={{ field: 'milestones', row: row.id, column: 'what' }}>{cellOf(row, 'what')}</Words>
          </li>
        )
      })}
    </ul>
  )
}

const dateOf = (row: Parameters<typeof cellOf>[0]) => cellOf(row, 'date') || '9999'
