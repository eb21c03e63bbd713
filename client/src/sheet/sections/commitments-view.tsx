import { formatDay } from '@planwall/shared/plan/calendar-date.ts'
import { shortNameOf } from '../first-names.ts'
import { usePrintContext } from '../print-context.ts'
import { cellOf, filledRowsIn } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

/** Who does what, by which day, how sure out of ten. */
export function CommitmentsView({ content }: ViewProps) {
  const { names } = usePrintContext()
  return (
    <ul className={styles.commitments}>
      {filledRowsIn(content, 'commitments').map((row) => {
        const [who, due, sure] = [cellOf(row, 'who'), cellOf(row, 'due'), cellOf(row, 'confidence')]
        return (
          <li key={row.id} data-row={cellOf(row, 'what')}>
            <span>
              <b data-at={`commitments/${row.id}/who`}>{who === '' ? '' : `${shortNameOf(who, names)} `}</b>
              <Words at={{ field: 'commitments', row: row.id, column: 'what' }}>{cellOf(row, 'what')}</Words>
            </span>
            <span className={styles.sure} data-at={`commitments/${row.id}/due`}>
              {due === '' ? '' : formatDay(due)}
              {sure === '' ? null : (
                <>
                  {' '}
                  <b>{sure}</b>/10
                </>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
