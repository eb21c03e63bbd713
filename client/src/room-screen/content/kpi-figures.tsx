import { kpiOf, kpiWords, missingWords } from '@planwall/shared/plan/kpi.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import { shortNameOf } from '../../sheet/first-names.ts'
import { LimitShape } from '../../sheet/limit-shape.tsx'
import styles from './content.module.css'
import { type FigureRow, FigureTable } from './figure-table.tsx'
import { RoomWords } from './room-words.tsx'

const label = (column: string) => labelOf(plainWords, 'kpis', 'kpis', column)

/** A number a line: who answers for it, its target, and from where it is red or green. */
export function KpiFigures({ rows, names }: { rows: readonly Row[]; names: readonly string[] }) {
  return (
    <FigureTable
      label={label('kpis')}
      field="kpis"
      nameHead={label('name')}
      columns={[
        { id: 'owner', head: label('owner'), align: 'start' },
        { id: 'target', head: label('target') },
        { id: 'red', head: <Limit limit="red" />, tone: 'red' },
        { id: 'green', head: <Limit limit="green" />, tone: 'green' },
      ]}
      rows={rows.map((row): FigureRow => {
        const kpi = kpiOf(row)
        const words = kpiWords(kpi)
        const missing = missingWords(kpi)
        const nothing = words.target === '' && words.red === '' && words.green === ''
        return {
          id: row.id,
          name: (
            <>
              <RoomWords section="kpis" at={{ field: 'kpis', row: row.id, column: 'name' }}>
                {kpi.name}
              </RoomWords>{' '}
              {kpi.unit !== '' && <span className={styles.unit}>{kpi.unit}</span>}
            </>
          ),
          cells:
            nothing && missing !== null
              ? { missing: capital(missing) }
              : [
                  { words: kpi.owner === null ? '' : shortNameOf(kpi.owner, names), look: 'who' },
                  { words: words.target, strong: true },
                  { words: words.red },
                  { words: words.green },
                ],
        }
      })}
    />
  )
}

function Limit({ limit }: { limit: 'red' | 'green' }) {
  return (
    <>
      <LimitShape limit={limit} className={styles.shape} />
      {label(limit)}
    </>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
