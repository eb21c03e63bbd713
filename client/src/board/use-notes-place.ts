import { useEffect, useState } from 'react'
import { type NotesPlace, type NotesView, placeAround, placeBesideList } from './notes-place.ts'
import { useSelection } from './selection-store.ts'

/** A note on its way across the section, or a board that is being moved, must have come to rest for so long, in milliseconds. */
const REST_MS = 400

/**
 * Where a lifted section and its notes stand. `asked`: whether this person wants the list, or null for what the view
 * has room for.
 */
export function useNotesPlace(of: NotesView, asked: boolean | null): NotesPlace {
  const around = placeAround(of)
  const roomy = useRested(around !== null, of.notes.length)
  const listed = asked ?? !roomy
  if (listed) return placeBesideList(of)
  return around ?? placeAround({ ...of, notes: [] }) ?? placeBesideList(of)
}

/**
 * The value once it has stayed the same for a while; at once when the count has changed. It stays as it is while this
 * person writes on a note, which would be taken from under their hands.
 */
function useRested(value: boolean, count: number): boolean {
  const editing = useSelection((state) => state.editing)
  const [rested, setRested] = useState({ value, count, editing })
  const isWriting = editing !== null && editing === rested.editing
  if (count !== rested.count || editing !== rested.editing) {
    setRested({ value: count === rested.count || isWriting ? rested.value : value, count, editing })
  }
  useEffect(() => {
    if (value === rested.value || isWriting) return
    const timer = setTimeout(() => setRested((before) => ({ ...before, value })), REST_MS)
    return () => clearTimeout(timer)
  }, [value, rested.value, isWriting])
  return rested.value
}
