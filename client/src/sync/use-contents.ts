import type { Note } from '@planwall/shared/plan/note.ts'
import { sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useCallback, useSyncExternalStore } from 'react'
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
