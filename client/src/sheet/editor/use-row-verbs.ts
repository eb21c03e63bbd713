import type { RowsField } from '@planwall/shared/plan/field.ts'
import { isRowEmpty, type Row } from '@planwall/shared/plan/row.ts'
import { isScalarField, parseTyped } from '@planwall/shared/plan/scalar.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import { messages } from '../../messages/t.ts'
import { announce } from '../../ui/live-region.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { pastedRowsFault } from '../paste-room.ts'
import { cellOf } from '../section-content.ts'
import { useEditing } from './editing.ts'
import { afterBackspace, afterEnter, cellBeside, type TextCell, type TextGrid } from './next-cell.ts'
import { tableColumns } from './table-columns.ts'
import type { TextKeys } from './text-keys.ts'

export type RowVerbs = {
  /** A new row after another, or first for null, with the editor in its first text. */
  add: (after: string | null) => void
  /** Takes a row away, with a way back. */
  remove: (row: Row) => void
  /** One place up or down. */
  shift: (row: Row, step: 1 | -1) => void
  keysOf: (row: Row, column: string) => TextKeys
}

/** What the keys and buttons of a table's rows do. */
export function useRowVerbs(field: RowsField, rows: readonly Row[]): RowVerbs {
  const editing = useEditing()
  const { main } = tableColumns(editing, field)
  const texts = main.filter((column) => column.kind === 'text').map((column) => column.id)
  const grid: TextGrid = { rows: rows.map((row) => row.id), columns: texts }
  const editCell = (cell: TextCell | null) => editing.edit(cell === null ? null : { field: field.id, ...cell })
  const nameOf = (row: Row) => texts.map((column) => cellOf(row, column)).find((words) => words !== '') ?? ''

  const add = (after: string | null) => {
    const row = editing.verbs.addRow(field.id, after)
    const [column] = texts
    if (row !== null && column !== undefined) editing.edit({ field: field.id, row, column })
  }
  const remove = (row: Row) => {
    const index = rows.findIndex((each) => each.id === row.id)
    const before = rows[index - 1]?.id ?? null
    editing.edit(null)
    editing.verbs.removeRow(field.id, row.id)
    if (isRowEmpty(row)) return
    showToast(messages.sheet.removed(nameOf(row) || messages.sheet.row(index + 1)), {
      label: messages.sheet.undo,
      run: () => void editing.verbs.addRow(field.id, before, row.cells),
    })
  }
  const shift = (row: Row, step: 1 | -1) => {
    const index = rows.findIndex((each) => each.id === row.id)
    const to = index + step
    if (to < 0 || to >= rows.length) return
    const after = step === 1 ? rows[to]?.id : rows[to - 1]?.id
    editing.verbs.moveRow(field.id, row.id, after ?? null)
    announce(messages.sheet.movedTo(to + 1, rows.length))
  }
  const paste = (at: TextCell, pasted: string[][]) => {
    let after = at.row
    for (const cells of pasted) {
      const values: Record<string, Scalar> = {}
      for (const [offset, words] of cells.entries()) {
        const column = main[main.findIndex((each) => each.id === at.column) + offset]
        if (column === undefined) continue
        const parsed = isScalarField(column) ? parseTyped(column, words, editing.year) : null
        if (parsed === null) values[column.id] = words
        else if (parsed.ok) values[column.id] = parsed.value
      }
      const row = editing.verbs.addRow(field.id, after, values)
      if (row === null) return
      after = row
    }
    editCell({ row: after, column: at.column })
  }
  const keysOf = (row: Row, column: string): TextKeys => {
    const at = { row: row.id, column }
    return {
      onEnter: () => {
        const move = afterEnter(grid, at, isRowEmpty(row))
        if (move.to === 'cell') editCell(move.cell)
        else if (move.to === 'newRow') add(move.after)
        else {
          editing.edit(null)
          if (move.remove !== null) editing.verbs.removeRow(field.id, move.remove)
        }
      },
      onBackspace: () => {
        const back = afterBackspace(grid, at, isRowEmpty(row))
        if (back.go !== null || back.remove !== null) editCell(back.go)
        if (back.remove !== null) editing.verbs.removeRow(field.id, back.remove)
      },
      onStep: (step) => {
        const cell = cellBeside(grid, at, step)
        if (cell !== null) editCell(cell)
        return cell !== null
      },
      faultOfRows: (pasted) => pastedRowsFault(pasted, rows.length),
      onPasteRows: (pasted) => paste(at, pasted),
    }
  }
  return { add, remove, shift, keysOf }
}
