import { useEffect, useState } from 'react'
import { type NotesPlace, type NotesView, placeAround, placeBesideList } from './notes-place.ts'

/** A note on its way across the section, or a board that is being moved, must have come to rest for so long, in milliseconds. */
const REST_MS = 400

/**
 * Where a lifted section and its notes stand. `asked`: whether this person wants the list, or null for what the view
 * has room for.
 */
export function useNotesPlace(of: NotesView, asked: boolean | null): NotesPlace {
  const around = placeAround(of)
  const roomy = useRested(around !== null)
  const listed = asked ?? !roomy
  if (listed) return placeBesideList(of)
  return around ?? placeAround({ ...of, notes: [] }) ?? placeBesideList(of)
}

/** The value once it has stayed the same for a while. */
function useRested(value: boolean): boolean {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    if (value === rested) return
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value, rested])
  return rested
}
