import type { Row } from '@planwall/shared/plan/row.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { cellOf } from '../../sheet/section-content.ts'
import styles from './content.module.css'
import { RoomWords } from './room-words.tsx'
import { useRowMarks } from './writing-context.ts'

type Props = { section: SectionId; field: string; rows: readonly Row[]; name: string; text: string }

/** A name in bold and a sentence below: values. */
export function NamedTexts({ section, field, rows, name, text }: Props) {
  const marksOf = useRowMarks(field)
  return (
    <ul className={styles.named}>
      {rows.map((row) => (
        <li key={row.id} {...marksOf(row.id)}>
          <b>
            <RoomWords section={section} at={{ field, row: row.id, column: name }}>
              {cellOf(row, name)}
            </RoomWords>
          </b>
          <RoomWords section={section} at={{ field, row: row.id, column: text }}>
            {cellOf(row, text)}
          </RoomWords>
        </li>
      ))}
    </ul>
  )
}
