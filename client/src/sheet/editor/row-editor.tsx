import type { Column, RowsField } from '@planwall/shared/plan/field.ts'
import { labelOf } from '@planwall/shared/plan/label-pack.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import ChevronDown from 'lucide-react/icons/chevron-down'
import CircleAlert from 'lucide-react/icons/circle-alert'
import GripVertical from 'lucide-react/icons/grip-vertical'
import Trash2 from 'lucide-react/icons/trash-2'
import { type KeyboardEvent, memo, useId, useState } from 'react'
import { messages } from '../../messages/t.ts'
import { classNames } from '../../ui/class-names.ts'
import { cellOf } from '../section-content.ts'
import { CellEditor } from './cell-editor.tsx'
import { useEditing } from './editing.ts'
import { RangeCell } from './range-cell.tsx'
import styles from './row-editor.module.css'
import { rowState, wordsInRow } from './row-faults.ts'
import textStyles from './row-text.module.css'
import type { RowsShape } from './rows-editor.tsx'
import type { RowDrag } from './use-row-drag.ts'
import type { RowVerbs } from './use-row-verbs.ts'

type Props = {
  field: RowsField
  row: Row
  index: number
  shape: RowsShape
  main: readonly Column[]
  details: readonly Column[]
  /** What the long-range columns are called, parted by commas; empty in other tables. */
  years: string
  verbs: RowVerbs
  /** It is being moved. */
  isHeld: boolean
  /** On which side of it the row in hand would go. */
  drop: 'above' | 'below' | null
  handlersOf: RowDrag['handlersOf']
}

/**
 * One row: grip and rank, its cells, what it still lacks, and below it the columns that the table has no room for. Drawn
 * anew only when its own row changes.
 */
export const RowEditor = memo(function RowEditor(props: Props) {
  const { field, row, index, shape, main, details, years, verbs, isHeld, drop, handlersOf } = props
  const { section, pack, mayEdit } = useEditing()
  const [open, setOpen] = useState(false)
  const detailsId = useId()
  const state = rowState(section, field, row)
  const name = main
    .map((column) => (column.kind === 'text' ? cellOf(row, column.id) : ''))
    .find((words) => words !== '')
  const called = name ?? messages.editor.row(index + 1)
  const handleKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    verbs.shift(row, event.key === 'ArrowUp' ? -1 : 1)
  }
  const cell = (column: Column, place: 'main' | 'details') => {
    const label = labelOf(pack, section, field.id, column.id)
    const target = { field: field.id, row: row.id, column: column.id }
    const common = { target, label: messages.editor.cellLabel(label, called), wanted: state.wanted.has(column.id) }
    const ask =
      place === 'details' ? messages.editor.add : askFor({ field, column, wanted: common.wanted, index, shape, label })
    const isRange = section === 'kpis' && cellOf(row, 'direction') === 'range'
    const body =
      isRange && (column.id === 'red' || column.id === 'green') ? (
        <RangeCell row={row} limit={column.id} label={common.label} wanted={state.wanted} fault={state.fault} />
      ) : (
        <CellEditor
          {...common}
          column={column}
          value={row.cells[column.id] ?? null}
          ask={ask}
          words={wordsInRow(section, row, column.id)}
          unit={cellOf(row, 'unit')}
          wrong={state.fault === column.id}
          className={textStyles[`text-${place === 'main' ? textRole(main, column) : 'detail'}`]}
          keys={mayEdit && place === 'main' ? verbs.keysOf(row.id, column.id) : undefined}
        />
      )
    return (
      <div key={column.id} className={styles.cell} data-column={column.id} data-kind={column.kind}>
        <span className={styles.cellLabel} aria-hidden="true">
          {columnLabel(section, field, column, years, label)}
        </span>
        {body}
        {place === 'main' && column === main.find((each) => each.kind === 'text') && state.sentence !== null && (
          <p className={styles.lacks}>
            <CircleAlert size={14} strokeWidth={2} aria-hidden="true" />
            {state.sentence}
          </p>
        )}
      </div>
    )
  }
  return (
    <li
      className={classNames(styles.row, isHeld && styles.held, drop !== null && styles.drop)}
      data-row-id={row.id}
      data-top={drop === 'above' || undefined}
      onKeyDown={mayEdit ? handleKeyDown : undefined}
    >
      {mayEdit && (
        <button
          type="button"
          className={styles.grip}
          aria-label={messages.editor.moveRow(called)}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          title={messages.editor.moveHint}
          {...handlersOf(row.id)}
        >
          <GripVertical size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
      {field.ranked && <span className={styles.rank}>{index + 1}</span>}
      <div className={styles.cells}>{main.map((column) => cell(column, 'main'))}</div>
      <div className={styles.tools}>
        {details.length > 0 && (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={detailsId}
            aria-label={messages.editor.moreOf(called)}
            title={details.map((column) => labelOf(pack, section, field.id, column.id)).join(', ')}
            className={classNames(
              styles.tool,
              open && styles.turned,
              details.some((column) => cellOf(row, column.id) !== '') && styles.filled,
            )}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
          </button>
        )}
        {mayEdit && (
          <button
            type="button"
            className={classNames(styles.tool, styles.remove)}
            aria-label={messages.editor.removeRow(called)}
            onClick={() => verbs.remove(row)}
          >
            <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </button>
        )}
      </div>
      {open && (
        <div id={detailsId} className={styles.details}>
          {details.map((column) => cell(column, 'details'))}
        </div>
      )}
    </li>
  )
})

/** The first text of a row names it; a second one says more. */
function textRole(main: readonly Column[], column: Column): 'name' | 'more' {
  return main.find((each) => each.kind === 'text') === column ? 'name' : 'more'
}

type Asked = { field: RowsField; column: Column; wanted: boolean; index: number; shape: RowsShape; label: string }

/** What an empty cell says: that something is wanted, the table's question in its first row, or its own label. */
function askFor({ field, column, wanted, index, shape, label }: Asked): string | undefined {
  if (wanted && column.kind === 'number') return messages.editor.addValue(label)
  if (wanted && column.kind === 'date') return messages.editor.needsDate
  if (column.kind !== 'text') return column.kind === 'date' || shape === 'print' ? label : undefined
  if (column === field.columns.find((each) => each.kind === 'text') && index === 0) return field.ask
  return label
}

/** In a stacked row the long-range columns are called by their years. */
function columnLabel(section: string, field: RowsField, column: Column, years: string, label: string): string {
  const n = section === 'longRangeGoals' && field.id === 'targets' ? /^value(\d)$/.exec(column.id)?.[1] : undefined
  return (n !== undefined && years.split(',')[Number(n) - 1]) || label
}
