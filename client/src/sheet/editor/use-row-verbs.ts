import type { RowsField } from '@planwall/shared/plan/field.ts'
import { isRowEmpty, type Row } from '@planwall/shared/plan/row.ts'
import { useMemo, useRef } from 'react'
import { messages } from '../../messages/t.ts'
import { announce } from '../../ui/live-region.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { pastedRowsFault } from '../paste-room.ts'
import { cellsOf } from '../pasted-cells.ts'
import { cellOf } from '../section-content.ts'
import { useContent, useEditing } from './editing.ts'
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
  keysOf: (row: string, column: string) => TextKeys
}

/** What the keys and buttons of a table's rows do, always the same object: it looks at the rows when it is asked. */
export function useRowVerbs(field: RowsField, rows: readonly Row[]): RowVerbs {
  const now = useRef<RowVerbs | null>(null)
  now.current = useVerbsOf(field, rows)
  return useMemo(() => {
    const verbs = () => now.current as RowVerbs
    return {
      add: (after) => verbs().add(after),
      remove: (row) => verbs().remove(row),
      shift: (row, step) => verbs().shift(row, step),
      keysOf: (row, column) => ({
        onEnter: () => verbs().keysOf(row, column).onEnter(),
        onBackspace: () => verbs().keysOf(row, column).onBackspace(),
        onStep: (step) => verbs().keysOf(row, column).onStep(step),
        faultOfRows: (pasted) => verbs().keysOf(row, column).faultOfRows(pasted),
        onPasteRows: (pasted) => verbs().keysOf(row, column).onPasteRows(pasted),
      }),
    }
  }, [])
}

function useVerbsOf(field: RowsField, rows: readonly Row[]): RowVerbs {
  const editing = useEditing()
  const { main } = tableColumns({ ...editing, content: useContent() }, field)
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
    showToast(messages.editor.removed(nameOf(row) || messages.editor.row(index + 1)), {
      label: messages.editor.undo,
      run: () => void editing.verbs.addRow(field.id, before, row.cells),
    })
  }
  const shift = (row: Row, step: 1 | -1) => {
    const index = rows.findIndex((each) => each.id === row.id)
    const to = index + step
    if (to < 0 || to >= rows.length) return
    const after = step === 1 ? rows[to]?.id : rows[to - 1]?.id
    editing.verbs.moveRow(field.id, row.id, after ?? null)
    announce(messages.editor.movedTo(to + 1, rows.length))
  }
  const paste = (at: TextCell, pasted: string[][]) => {
    const from = main.findIndex((each) => each.id === at.column)
    const begun = rows.find((row) => row.id === at.row)
    let after = at.row
    const unread: string[] = []
    for (const cells of pasted) {
      const read = cellsOf(main.slice(from), cells, editing.year)
      unread.push(...read.unread)
      const row = editing.verbs.addRow(field.id, after, read.values)
      if (row === null) return
      after = row
    }
    // The new rows take the place of one in which nothing stood yet.
    if (begun !== undefined && isRowEmpty(begun)) editing.verbs.removeRow(field.id, begun.id)
    if (unread.length > 0) showToast(messages.editor.notPasted(unread))
    editCell({ row: after, column: at.column })
  }
  const keysOf = (id: string, column: string): TextKeys => {
    const at = { row: id, column }
    const row = rows.find((each) => each.id === id)
    const isEmpty = row === undefined || isRowEmpty(row)
    return {
      onEnter: () => {
        const move = afterEnter(grid, at, isEmpty)
        if (move.to === 'cell') editCell(move.cell)
        else if (move.to === 'newRow') add(move.after)
        else {
          editing.edit(null)
          if (move.remove !== null) editing.verbs.removeRow(field.id, move.remove)
        }
      },
      onBackspace: () => {
        const back = afterBackspace(grid, at, isEmpty)
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
