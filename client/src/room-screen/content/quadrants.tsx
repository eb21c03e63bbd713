import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { rowsIn, type SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { fieldOf } from '@planwall/shared/plan/sections.ts'
import { cellOf } from '../../sheet/section-content.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './content.module.css'
import { RoomWords } from './room-words.tsx'
import { useRowMarks } from './writing-context.ts'

type Props = { section: SectionId; content: SectionContent; lists: readonly string[]; wide: string }

/** Four lists beside and below each other, and one across. */
export function Quadrants({ section, content, lists, wide }: Props) {
  return (
    <div className={styles.quadrants}>
      {[...lists, wide].map((field) => (
        <List key={field} section={section} content={content} field={field} wide={field === wide} />
      ))}
    </div>
  )
}

function List({ section, content, field, wide }: Omit<Props, 'lists' | 'wide'> & { field: string; wide: boolean }) {
  const marksOf = useRowMarks(field)
  const rows = rowsIn(content, field)
  const ask = fieldOf(section, field)?.ask
  return (
    <section className={classNames(wide && styles.wide)}>
      <h2 data-block="keep">{labelOf(plainWords, section, field)}</h2>
      {rows.length === 0 && <p className={styles.ask}>{ask}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} {...marksOf(row.id)}>
            <RoomWords section={section} at={{ field, row: row.id, column: 'text' }}>
              {cellOf(row, 'text')}
            </RoomWords>
          </li>
        ))}
      </ul>
    </section>
  )
}
