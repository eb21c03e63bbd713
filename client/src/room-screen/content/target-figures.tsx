import { yearOf } from '@planwall/shared/plan/calendar-date.ts'
import { formatNumber } from '@planwall/shared/plan/decimal.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import { type SectionContent, textIn } from '@planwall/shared/plan/section-content.ts'
import { cellOf } from '../../sheet/section-content.ts'
import styles from './content.module.css'
import { type FigureRow, FigureTable } from './figure-table.tsx'
import { RoomWords } from './room-words.tsx'

const years = [1, 2, 3, 4, 5]

/** The targets of the long-range goals, with a column for each year that has a name or a figure. */
export function TargetFigures({ content, rows }: { content: SectionContent; rows: readonly Row[] }) {
  const head = (n: number) => textIn(content, `year${n}`)
  const shown = years.filter((n) => head(n) !== '' || rows.some((row) => cellOf(row, `value${n}`) !== ''))
  const future = textIn(content, 'futureDate')
  const label = labelOf(plainWords, 'longRangeGoals', 'targets')
  return (
    <FigureTable
      label={label}
      field="targets"
      nameHead={label}
      columns={shown.map((n) => ({ id: `value${n}`, head: head(n) }))}
      rows={rows.map(
        (row): FigureRow => ({
          id: row.id,
          name: (
            <>
              <RoomWords section="longRangeGoals" at={{ field: 'targets', row: row.id, column: 'metric' }}>
                {cellOf(row, 'metric')}
              </RoomWords>{' '}
              {cellOf(row, 'unit') !== '' && <span className={styles.unit}>{cellOf(row, 'unit')}</span>}
            </>
          ),
          cells: shown.map((n) => ({
            words: cellOf(row, `value${n}`) && formatNumber(cellOf(row, `value${n}`)),
            strong: future !== '' && head(n) === String(yearOf(future)),
          })),
        }),
      )}
    />
  )
}
