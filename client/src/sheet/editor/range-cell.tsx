import type { Row } from '@planwall/shared/plan/row.ts'
import { messages } from '../../messages/t.ts'
import { CellEditor } from './cell-editor.tsx'
import styles from './range-cell.module.css'

type Props = {
  row: Row
  limit: 'red' | 'green'
  label: string
  wanted: ReadonlySet<string>
  fault: string | null
}

/** A KPI in a range has two limits of each colour: `< 0, > 6` is red, `2 to 4` is green. */
export function RangeCell({ row, limit, label, wanted, fault }: Props) {
  const ends = limit === 'red' ? (['red', 'redHigh'] as const) : (['green', 'greenHigh'] as const)
  const [before, between] = limit === 'red' ? ['<', '>'] : ['', messages.editor.to]
  return (
    <span className={styles.range}>
      {ends.map((column, index) => (
        <span key={column} className={styles.rangeEnd}>
          <span aria-hidden="true">{index === 0 ? before : between}</span>
          <CellEditor
            column={{ kind: 'number', id: column, label, place: 'front' }}
            target={{ field: 'kpis', row: row.id, column }}
            value={row.cells[column] ?? null}
            label={index === 0 ? label : messages.editor.upper(label)}
            ask="–"
            wanted={wanted.has(column)}
            wrong={fault === column}
          />
        </span>
      ))}
    </span>
  )
}
