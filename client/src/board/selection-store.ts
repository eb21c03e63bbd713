import { create } from 'zustand'

type SelectionState = {
  selected: ReadonlySet<string>
  /** The note whose text is being written. */
  editing: string | null
  dragging: boolean
}

const none: ReadonlySet<string> = new Set()

/** Which notes are in my hand. Never shown to others. */
export const useSelection = create<SelectionState>(() => ({ selected: none, editing: null, dragging: false }))

export function select(ids: Iterable<string>): void {
  useSelection.setState({ selected: new Set(ids) })
}

/** Writes on this note from now on, or on none; it is the only one selected then. */
export function editNote(id: string | null): void {
  useSelection.setState(id === null ? { editing: null } : { editing: id, selected: new Set([id]) })
}

export function resetSelection(): void {
  useSelection.setState({ selected: none, editing: null, dragging: false })
}
