import { classNames } from '../../ui/class-names.ts'
import { cellOf, filledRowsIn } from '../section-content.ts'
import { Words } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

/** A person, or in italics the role that is still to be filled, and what they answer for. */
export function KeyPlayersView({ content }: ViewProps) {
  return (
    <ul className={styles.players}>
      {filledRowsIn(content, 'players').map((row) => {
        const person = cellOf(row, 'person')
        return (
          <li key={row.id} data-row={person || cellOf(row, 'role')}>
            <b className={classNames(person === '' && styles.unfilled)} data-at={`players/${row.id}/person`}>
              {person || cellOf(row, 'role')}
            </b>
            <span>
              <Words at={{ field: 'players', row: row.id, column: 'accountability' }}>
                {cellOf(row, 'accountability')}
              </Words>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
