import { yearOf } from '@planwall/shared/plan/calendar-date.ts'
import { formatNumber } from '@planwall/shared/plan/decimal.ts'
import { labelOf } from '@planwall/shared/plan/label-pack.ts'
import { formatQuantity } from '@planwall/shared/plan/quantity.ts'
import { isEmpty } from '@planwall/shared/plan/rich-text.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import { richTextIn, type SectionContent, textIn } from '@planwall/shared/plan/section-content.ts'
import { messages } from '../../messages/t.ts'
import { classNames } from '../../ui/class-names.ts'
import { usePrintContext } from '../print-context.ts'
import { cellOf, filledRowsIn } from '../section-content.ts'
import { RichWords, Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

const columns = [1, 2, 3, 4, 5]

/** The bold goal, which is the vision's, then the targets with a column for each year that has any figure. */
export function LongRangeGoalsView({ content, vision }: ViewProps & { vision: SectionContent }) {
  const { pack } = usePrintContext()
  const rows = filledRowsIn(content, 'targets')
  const boldGoal = richTextIn(vision, 'boldGoal')
  const by = textIn(vision, 'boldGoalBy')
  const label = labelOf(pack, 'vision', 'boldGoal')
  const shown = columns.filter((n) => rows.some((row) => cellOf(row, `value${n}`) !== ''))
  const futureDate = textIn(content, 'futureDate')
  const isFuture = (n: number) => futureDate !== '' && textIn(content, `year${n}`) === String(yearOf(futureDate))
  return (
    <>
      {isEmpty(boldGoal) ? null : (
        <>
          <h3 className={styles.sub}>{by === '' ? label : messages.sheet.boldGoalBy(label, yearOf(by))}</h3>
          <div className={classNames(styles.boldGoal, styles.rich)}>
            <RichWords at={{ field: 'boldGoal' }}>{boldGoal}</RichWords>
          </div>
        </>
      )}
      {rows.length === 0 ? null : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{labelOf(pack, 'longRangeGoals', 'targets')}</th>
              {shown.map((n) => (
                <th key={n} scope="col" className={styles.right} data-at={`year${n}`}>
                  {textIn(content, `year${n}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-row={cellOf(row, 'metric')}>
                <th scope="row">
                  <Words at={{ field: 'targets', row: row.id, column: 'metric' }}>{cellOf(row, 'metric')}</Words>
                  {isLongUnit(row) ? `, ${cellOf(row, 'unit')}` : ''}
                </th>
                {shown.map((n) => {
                  const words = valueWords(row, n)
                  return (
                    <td key={n} className={styles.right} data-at={`targets/${row.id}/value${n}`}>
                      {isFuture(n) ? <b>{words}</b> : words}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** A unit that would be printed after a space, such as `per 10,000`, stands once beside the name instead. */
function isLongUnit(row: Row): boolean {
  const unit = cellOf(row, 'unit')
  return unit !== '' && formatQuantity({ amount: '1', unit }).endsWith(` ${unit}`)
}

function valueWords(row: Row, n: number): string {
  const amount = cellOf(row, `value${n}`)
  if (amount === '') return ''
  return isLongUnit(row) ? formatNumber(amount) : formatQuantity({ amount, unit: cellOf(row, 'unit') })
}
