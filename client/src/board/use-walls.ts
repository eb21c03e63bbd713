import type { Note } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useMemo } from 'react'
import { useNotes } from '../sync/use-contents.ts'
import type { Walls } from './board-node.ts'
import { useView } from './view-store.ts'

/** The wall that belongs to no section: what is on it always hangs. */
export const openWall: SectionId = 'masthead'

/** The walls that hang now: the open one, and the shown section's. */
export function useWalls(): Walls {
  const shown = useView((state) => state.shown) ?? openWall
  const open = useNotes(openWall)
  const own = useNotes(shown)
  return useMemo(
    () => [{ wall: openWall, notes: open }, ...(shown === openWall ? [] : [{ wall: shown, notes: own }])],
    [open, own, shown],
  )
}

export type Hung = { note: Note; wall: SectionId }

/** These notes with the walls they hang on, in the order of the walls. */
export function hungNotes(walls: Walls, ids: ReadonlySet<string>): Hung[] {
  return walls.flatMap(({ wall, notes }) => notes.filter((note) => ids.has(note.id)).map((note) => ({ note, wall })))
}

/** The same by wall, since each wall changes in a transaction of its own. */
export function byWall(hung: readonly Hung[]): Map<SectionId, Note[]> {
  const walls = new Map<SectionId, Note[]>()
  for (const { note, wall } of hung) walls.set(wall, [...(walls.get(wall) ?? []), note])
  return walls
}
