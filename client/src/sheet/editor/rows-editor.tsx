import type { RowsField } from '@planwall/shared/plan/field.ts'
import { labelOf } from '@planwall/shared/plan/label-pack.ts'
import { limits } from '@planwall/shared/plan/limits.ts'
import { isRowEmpty, type Row } from '@planwall/shared/plan/row.ts'
import { rowsIn, textIn } from '@planwall/shared/plan/section-content.ts'
import Plus from 'lucide-react/icons/plus'
import { type CSSProperties, useMemo, useRef } from 'react'
import { messages } from '../../messages/t.ts'
import { classNames } from '../../ui/class-names.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { LimitShape } from '../limit-shape.tsx'
import { CellEditor } from './cell-editor.tsx'
import { useContent, useEditing } from './editing.ts'
import { RowEditor } from './row-editor.tsx'
import styles from './rows-editor.module.css'
import { columnWidth, type TableColumns, tableColumns } from './table-columns.ts'
import { type RowDrag, useRowDrag } from './use-row-drag.ts'
import { useRowVerbs } from './use-row-verbs.ts'

/** `table`: columns beside each other where there is room. `print`: each row in the shape it has on the page. */
export type RowsShape = 'table' | 'print'

type Props = { field: RowsField; shape: RowsShape }

/** A table or a list: its rows, each with a grip, and the way to add one. */
export function RowsEditor({ field, shape }: Props) {
  const editing = useEditing()
  const { section, pack, mayEdit } = editing
  const content = useContent()
  const rows = rowsIn(content, field.id)
  const { main, details } = useSameColumns(tableColumns({ section, content, mayEdit }, field))
  const list = useRef<HTMLUListElement>(null)
  const verbs = useRowVerbs(field, rows)
  const drag = useRowDrag(list, rows, (row, after) => editing.verbs.moveRow(field.id, row, after))
  const isList = main.length === 1
  const columns = main.map((column) => columnWidth(section, field, column)).join(' ')
  const style: CSSProperties = { '--columns': columns }
  const full = rows.length >= limits.rowsPerTable
  const hasRanks = field.ranked === true
  const years = field.id === 'targets' ? [1, 2, 3, 4, 5].map((n) => textIn(content, `year${n}`)).join() : ''
  return (
    <div
      className={styles.rows}
      data-shape={shape}
      data-list={isList || undefined}
      data-field={field.id}
      data-ranked={hasRanks || undefined}
      data-reading={!mayEdit || undefined}
      style={style}
    >
      {shape === 'table' && !isList && rows.length > 0 && (
        <div className={styles.head} aria-hidden={field.id === 'targets' ? undefined : true}>
          {main.map((column) => (
            <HeadCell key={column.id} field={field} column={column.id} kind={column.kind} />
          ))}
        </div>
      )}
      <ul ref={list} className={styles.body} aria-label={labelOf(pack, section, field.id)}>
        {rows.map((row, index) => (
          <RowEditor
            key={row.id}
            field={field}
            row={row}
            index={index}
            shape={shape}
            main={main}
            details={details}
            years={years}
            verbs={verbs}
            isHeld={drag.held?.row === row.id}
            drop={dropAt(drag.held, row, index)}
            handlersOf={drag.handlersOf}
          />
        ))}
      </ul>
      {mayEdit && (
        <button type="button" className={styles.add} disabled={full} onClick={() => verbs.add(rows.at(-1)?.id ?? null)}>
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          <span>{full ? messages.editor.tableFull(limits.rowsPerTable) : addWords(section, field)}</span>
          {shape === 'table' && !full && <Kbd keys="Enter" />}
        </button>
      )}
      {!mayEdit && rows.every(isRowEmpty) && <p className={styles.nothing}>{messages.editor.nothingYet}</p>}
    </div>
  )
}

/** The same columns, also the same object: columns are known by what they are called. */
function useSameColumns({ main, details }: TableColumns): TableColumns {
  const key = [main, details].map((columns) => columns.map(({ id }) => id).join()).join(';')
  return useMemo(() => ({ main, details }), [key])
}

/** On which side of a row the one in hand would go. */
function dropAt(held: RowDrag['held'], { id }: Row, index: number): 'above' | 'below' | null {
  if (held === null) return null
  if (held.after === null) return index === 0 ? 'above' : null
  return held.after === id ? 'below' : null
}

function addWords(section: string, field: RowsField): string {
  const own = messages.editor.addRow[`${section}.${field.id}`]
  return own ?? messages.editor.addTo(field.label, field.ask)
}

/** The years of the long-range targets are written where they stand: over their columns. */
function HeadCell({ field, column, kind }: { field: RowsField; column: string; kind: string }) {
  const { section, pack } = useEditing()
  const content = useContent()
  const label = labelOf(pack, section, field.id, column)
  const year = section === 'longRangeGoals' && field.id === 'targets' ? /^value(\d)$/.exec(column)?.[1] : undefined
  if (year !== undefined) {
    const value = content[`year${year}`]
    return (
      <span className={styles.right}>
        <CellEditor
          column={{ kind: 'number', id: `year${year}`, label, place: 'front' }}
          target={{ field: `year${year}` }}
          value={typeof value === 'string' ? value : null}
          label={labelOf(pack, section, `year${year}`)}
          ask={messages.editor.year}
          words={typeof value === 'string' ? value : undefined}
        />
      </span>
    )
  }
  const isNumber = kind === 'number' || kind === 'quantity'
  const limit = column === 'red' || column === 'green' ? column : null
  return (
    <span data-column={column} className={classNames(isNumber && styles.right, limit && styles[limit])}>
      {limit && <LimitShape limit={limit} className={styles.shape} />}
      {label}
    </span>
  )
}
