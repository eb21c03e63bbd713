import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './content.module.css'
import { useRowMarks } from './writing-context.ts'

export type FigureColumn = {
  id: string
  head: ReactNode
  tone?: 'red' | 'green' | undefined
  align?: 'start' | undefined
}

export type FigureRow = {
  id: string
  name: ReactNode
  /** A cell for each column, or in amber what is missing before there can be any. */
  cells: readonly { words: ReactNode; strong?: boolean; look?: 'who' }[] | { missing: string }
}

type Props = {
  label: string
  field: string
  nameHead: ReactNode
  columns: readonly FigureColumn[]
  rows: readonly FigureRow[]
}

/**
 * Figures in columns as wide as they have to be; the names take the rest. A grid in
 * its layout, so that rows can be measured and cut one by one.
 */
export function FigureTable({ label, field, nameHead, columns, rows }: Props) {
  const marksOf = useRowMarks(field)
  return (
    <table aria-label={label} className={styles.table} style={{ '--columns': columns.length }}>
      <thead>
        <tr className={styles.head} data-block="head">
          <th scope="col">{nameHead}</th>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={classNames(column.align !== 'start' && styles.right, column.tone && styles[column.tone])}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { className, ...marks } = marksOf(row.id)
          return (
            <tr key={row.id} {...marks} className={classNames(styles.figures, className)}>
              <th scope="row">{row.name}</th>
              {'missing' in row.cells ? (
                <td className={styles.missing}>{row.cells.missing}</td>
              ) : (
                row.cells.map((cell, index) => (
                  <td
                    key={columns[index]?.id}
                    className={classNames(cell.look ? styles[cell.look] : styles.right, cell.strong && styles.strong)}
                  >
                    {cell.words}
                  </td>
                ))
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
