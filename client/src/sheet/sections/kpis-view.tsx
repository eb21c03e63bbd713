import { kpiOf, kpiWords } from '@planwall/shared/plan/kpi.ts'
import { labelOf } from '@planwall/shared/plan/label-pack.ts'
import { messages } from '../../messages/t.ts'
import { shortNameOf } from '../first-names.ts'
import { LimitShape } from '../limit-shape.tsx'
import { usePrintContext } from '../print-context.ts'
import { cellOf, filledRowsIn } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

/** One line a number: who answers for it, its target, and from where it is red or green. */
export function KpisView({ content }: ViewProps) {
  const { names, pack } = usePrintContext()
  const rows = filledRowsIn(content, 'kpis')
  const label = (column: string) => labelOf(pack, 'kpis', 'kpis', column)
  const everyWeek = rows.every((row) => cellOf(row, 'cadence') === 'weekly')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{everyWeek ? messages.sheet.everyWeek : label('name')}</th>
          <th scope="col" className={styles.who}>
            {label('owner')}
          </th>
          <th scope="col" className={styles.right}>
            {label('unit')}
          </th>
          <th scope="col" className={styles.right}>
            {label('target')}
          </th>
          <th scope="col" className={`${styles.right} ${styles.red}`}>
            <LimitShape limit="red" className={styles.shape} />
            {label('red')}
          </th>
          <th scope="col" className={`${styles.right} ${styles.green}`}>
            <LimitShape limit="green" className={styles.shape} />
            {label('green')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const kpi = kpiOf(row)
          const words = kpiWords(kpi)
          const at = (column: string) => `kpis/${row.id}/${column}`
          return (
            <tr key={row.id} data-row={kpi.name}>
              <th scope="row">
                <Words at={{ field: 'kpis', row: row.id, column: 'name' }}>{kpi.name}</Words>
              </th>
              <td className={styles.who} data-at={at('owner')}>
                {kpi.owner === null ? '' : shortNameOf(kpi.owner, names)}
              </td>
              <td className={styles.right} data-at={at('unit')}>
                {kpi.unit}
              </td>
              <td className={styles.right} data-at={at('target')}>
                <b>{words.target}</b>
              </td>
              <td className={styles.right} data-at={at('red')}>
                {words.red}
              </td>
              <td className={styles.right} data-at={at('green')}>
                {words.green}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
