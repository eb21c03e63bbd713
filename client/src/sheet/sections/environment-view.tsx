import { labelOf } from '@planwall/shared/plan/label-pack.ts'
import { usePrintContext } from '../print-context.ts'
import { cellOf, filledRowsIn } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

const fields = ['strengths', 'weaknesses', 'opportunities', 'threats', 'trends']

/** Four lists in a square, and the trends below them; a list without rows takes no space. */
export function EnvironmentView({ content }: ViewProps) {
  const { pack } = usePrintContext()
  return (
    <div className={styles.quadrants}>
      {fields.map((field) => {
        const rows = filledRowsIn(content, field)
        if (rows.length === 0) return field === 'trends' ? null : <div key={field} />
        return (
          <div key={field} className={field === 'trends' ? styles.wide : undefined}>
            <h3 className={styles.sub}>{labelOf(pack, 'environment', field)}</h3>
            <ul className={styles.dashes}>
              {rows.map((row) => (
                <li key={row.id} data-row={cellOf(row, 'text')}>
                  <Words at={{ field, row: row.id, column: 'text' }}>{cellOf(row, 'text')}</Words>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </div>
  )
}
