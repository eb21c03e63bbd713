import type { Note } from '@planwall/shared/plan/note.ts'
import { sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { XmlFragment } from 'yjs'
import { useSession, useSessionState } from './plan-provider.tsx'
import type { SessionContents } from './session.ts'
import type { TextRef } from './text-ref.ts'

const noNotes: readonly Note[] = []

/** A section as plain data; the same object until something in it changes. Read it with shared/plan/section-content.ts. */
export function useSection(id: SectionId): SectionContent {
  return useContents(sectionRoot(id), (contents) => contents.section(id))
}

/** The notes on a section's wall in the present meeting, by id. */
export function useNotes(section: SectionId): readonly Note[] {
  const meeting = useSessionState((state) => state.meeting?.id ?? null)
  return useContents(meeting === null ? '' : wallRoot(meeting, section), (contents) =>
    meeting === null ? noNotes : contents.notes(meeting, section),
  )
}

/** How many notes hang on a section's wall in the present meeting. Nothing is drawn anew when they only move. */
export function useNoteCount(section: SectionId): number {
  const meeting = useSessionState((state) => state.meeting?.id ?? null)
  return useContents(meeting === null ? '' : wallRoot(meeting, section), (contents) =>
    meeting === null ? 0 : contents.notes(meeting, section).length,
  )
}

export type WallOf = { section: SectionId; notes: readonly Note[] }
const noWalls: readonly WallOf[] = []

/** Every wall of the present meeting on which a note hangs, in the order of the sections. The same list until one changes. */
export function useFilledWalls(): readonly WallOf[] {
  const { contents } = useSession()
  const meeting = useSessionState((state) => state.meeting?.id ?? null)
  const last = useRef(noWalls)
  const subscribe = useCallback(
    (tell: () => void) => {
      if (meeting === null) return () => {}
      const ends = sectionIds.map((section) => contents.subscribe(wallRoot(meeting, section), tell))
      return () => {
        for (const end of ends) end()
      }
    },
    [contents, meeting],
  )
  return useSyncExternalStore(subscribe, () => {
    const walls =
      meeting === null
        ? noWalls
        : sectionIds
            .map((section) => ({ section, notes: contents.notes(meeting, section) }))
            .filter(({ notes }) => notes.length > 0)
    const same =
      walls.length === last.current.length && walls.every(({ notes }, index) => notes === last.current[index]?.notes)
    if (!same) last.current = walls
    return last.current
  })
}

/**
 * The text that an editor is bound to, or null while there is none (its row or note is gone). When `generation` rises
 * the document was exchanged: give it to the editor as `key`.
 */
export function useText(ref: TextRef): { fragment: XmlFragment; generation: number } | null {
  const fragment = useContents(ref.root, (contents) => contents.fragment(ref))
  const generation = useSessionState((state) => state.generation)
  return fragment && { fragment, generation }
}

function useContents<T>(root: string, read: (contents: SessionContents) => T): T {
  const { contents } = useSession()
  const subscribe = useCallback((tell: () => void) => contents.subscribe(root, tell), [contents, root])
  return useSyncExternalStore(subscribe, () => read(contents))
}
