import { type PointerEvent, type RefObject, useCallback, useRef, useState } from 'react'

export type RowDrag = {
  /** The row in hand, and the row that it would come after: null for the top. */
  held: { row: string; after: string | null } | null
  /** For the grip of a row; always the same function. */
  handlersOf: (row: string) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void
    onPointerMove: (event: PointerEvent<HTMLElement>) => void
    onPointerUp: () => void
    onPointerCancel: () => void
  }
}

/** Rows moved by their grips. Places are read from the screen, so it works at any zoom. */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  rows: readonly { id: string }[],
  onMove: (row: string, after: string | null) => void,
): RowDrag {
  const [held, setHeld] = useState<RowDrag['held']>(null)
  const holding = useRef<RowDrag['held']>(null)
  const now = useRef({ rows, onMove })
  now.current = { rows, onMove }
  const handlersOf = useCallback<RowDrag['handlersOf']>(
    (row) => {
      const hold = (next: RowDrag['held']) => {
        holding.current = next
        setHeld(next)
      }
      const before = (id: string) => {
        const known = now.current.rows
        return known[known.findIndex((each) => each.id === id) - 1]?.id ?? null
      }
      return {
        onPointerDown: (event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          hold({ row, after: before(row) })
        },
        onPointerMove: (event) => {
          if (holding.current?.row !== row) return
          const above = rowsAbove(list.current, event.clientY).filter((id) => id !== row)
          const after = above.at(-1) ?? null
          if (after !== holding.current.after) hold({ row, after })
        },
        onPointerUp: () => {
          const drop = holding.current
          hold(null)
          if (drop !== null && drop.after !== before(drop.row)) now.current.onMove(drop.row, drop.after)
        },
        onPointerCancel: () => hold(null),
      }
    },
    [list],
  )
  return { held, handlersOf }
}

/** The rows whose middle lies above a height on the screen, in their order. */
function rowsAbove(list: HTMLElement | null, y: number): string[] {
  const items = [...(list?.querySelectorAll<HTMLElement>(':scope > [data-row-id]') ?? [])]
  return items.flatMap((item) => {
    const box = item.getBoundingClientRect()
    return box.top + box.height / 2 < y && item.dataset.rowId ? [item.dataset.rowId] : []
  })
}
