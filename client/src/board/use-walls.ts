import type { Note } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useMemo } from 'react'
import { useNotes } from '../sync/use-contents.ts'
import { useCan, useMeeting } from '../sync/use-meeting.ts'
import type { Walls } from './board-node.ts'
import { useGroup } from './use-looking.ts'
import { useView } from './view-store.ts'

/** The wall that belongs to no section: what is on it always hangs. */
export const openWall: SectionId = 'masthead'

/** The section whose notes belong to what this person sees: the lifted one, else the one everyone is in. */
export function useNearSection(): SectionId | null {
  const group = useGroup()
  const shown = useView((state) => state.shown)
  return shown ?? (group.at === 'stage' ? group.section : null)
}

/** The walls that are seen now: the open one, and that of the section which is lifted or which everyone is in. */
export function useWalls(): Walls {
  const near = useNearSection() ?? openWall
  const open = useNotes(openWall)
  const own = useNotes(near)
  return useMemo(
    () => [{ wall: openWall, notes: open }, ...(near === openWall ? [] : [{ wall: near, notes: own }])],
    [open, own, near],
  )
}

/** The walls that hang on the board: without the one whose notes are listed beside its section. */
export function useHangingWalls(): Walls {
  const walls = useWalls()
  const listed = useView((state) => state.listed)
  return useMemo(() => walls.filter(({ wall }) => wall !== listed), [walls, listed])
}

/** Where a new note goes: beside what is seen, or on the open wall while that takes none. */
export function useWallOfNew(): SectionId {
  const near = useNearSection() ?? openWall
  const shown = useView((state) => state.shown)
  const meeting = useMeeting()?.id ?? ''
  const { can } = useCan({ kind: 'write', root: { kind: 'wall', meeting, section: near } })
  // Whoever has lifted a section wants to hear that its wall is closed, not find the note elsewhere.
  return can || shown !== null ? near : openWall
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
