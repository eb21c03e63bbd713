import { sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { RosterEntry } from '@planwall/shared/protocol/roster.ts'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import type { CaretPlace } from './caret-place.ts'
import type { OwnPresence } from './own-presence.ts'
import { useSession, useSessionState } from './plan-provider.tsx'
import { type Cursor, type PersonHere, peopleHere } from './presence.ts'
import type { Session } from './session.ts'
import { sameRef, type TextRef } from './text-ref.ts'

export type CursorOf = { client: number; person: RosterEntry; cursor: Cursor }
export type Writer = { person: RosterEntry; typing: boolean }
/** Where somebody has a caret, or a cell open that holds no text. */
export type WritingPlace = { client: number; person: RosterEntry; ref: TextRef; caret: boolean }
export type CaretOf = { client: number; person: RosterEntry; anchor: CaretPlace; head: CaretPlace; typing: boolean }

/** Everyone who has the plan open, you among them, with the section they look at. */
export function usePeopleHere(): readonly PersonHere[] {
  const session = useSession()
  const roster = useSessionState((state) => state.roster)
  const you = useSessionState((state) => state.plan.you.id)
  return usePresent(session, () => peopleHere(roster, session.presence.getState().others, you))
}

/** The pointers of the others. A person with two tabs open has two. */
export function useCursors(): readonly CursorOf[] {
  const session = useSession()
  return usePresent(session, () =>
    session.presence.getState().others.flatMap(({ client, person, entry }) => {
      // A pointer hides while its owner's caret shows.
      return entry.cursor && !entry.caret ? [{ client, person, cursor: entry.cursor }] : []
    }),
  )
}

/** Who of the others has a caret or a cell open in a section or on its wall. */
export function useWriters(section: SectionId): readonly Writer[] {
  const session = useSession()
  return usePresent(session, () => {
    const meeting = session.state.getState().meeting?.id
    const roots = [sectionRoot(section), ...(meeting === undefined ? [] : [wallRoot(meeting, section)])]
    const writers = new Map<string, Writer>()
    for (const { person, entry } of session.presence.getState().others) {
      const root = (entry.caret ?? entry.cell)?.root
      if (root === undefined || !roots.includes(root)) continue
      const typing = entry.typing === true || writers.get(person.id)?.typing === true
      writers.set(person.id, { person, typing })
    }
    return [...writers.values()]
  })
}

/** The same with the place of each, a tab at a time: who writes in which text or cell of a section. */
export function useWritingPlaces(section: SectionId): readonly WritingPlace[] {
  const session = useSession()
  const root = sectionRoot(section)
  return usePresent(session, () =>
    session.presence.getState().others.flatMap(({ client, person, entry }) => {
      const at = entry.caret ?? entry.cell
      if (at?.root !== root) return []
      return [{ client, person, ref: { root, path: at.path }, caret: entry.caret !== undefined }]
    }),
  )
}

/** Who of the others has this cell open that holds no text. */
export function useEditorsOf(ref: TextRef): readonly RosterEntry[] {
  const session = useSession()
  return usePresent(session, () =>
    session.presence.getState().others.flatMap(({ person, entry }) => {
      return entry.cell && sameRef(entry.cell, ref) ? [person] : []
    }),
  )
}

/** The carets of the others in one text. They move with the text. */
export function useCaretsIn(ref: TextRef): readonly CaretOf[] {
  const session = useSession()
  return usePresent(session, () => caretsIn(session, ref), ref.root)
}

/** The same outside a component, for the editor's binding. */
export function caretsIn({ presence, contents }: Session, ref: TextRef): CaretOf[] {
  return presence.getState().others.flatMap(({ client, person, entry }) => {
    if (!entry.caret || !sameRef(entry.caret, ref)) return []
    const anchor = contents.placeOf(ref, entry.caret.anchor)
    const head = contents.placeOf(ref, entry.caret.head)
    return anchor && head ? [{ client, person, anchor, head, typing: entry.typing === true }] : []
  })
}

/** Which notes the others have taken off a wall in the last seconds, and who. */
export function useTakenNotes(): readonly { person: RosterEntry; note: string }[] {
  const session = useSession()
  return usePresent(session, () =>
    session.presence.getState().others.flatMap(({ person, entry }) => {
      return (entry.took ?? []).map((note) => ({ person, note }))
    }),
  )
}

/** What this person shows to the others: `lookAt`, `pointAt`, `setCell`, `leaveCell`, `typed`, `took`; carets are set by the editors. */
export function usePresence(): Pick<OwnPresence, 'lookAt' | 'pointAt' | 'setCell' | 'leaveCell' | 'typed' | 'took'> {
  const { own } = useSession()
  return useMemo(
    () => ({
      lookAt: (section) => own.lookAt(section),
      pointAt: (cursor) => own.pointAt(cursor),
      setCell: (cell) => own.setCell(cell),
      leaveCell: (cell) => own.leaveCell(cell),
      typed: () => own.typed(),
      took: (notes) => own.took(notes),
    }),
    [own],
  )
}

/** A list made of presence, the same object as long as it says the same. `root`: read again when that changes, too. */
function usePresent<T>(session: Session, read: () => readonly T[], root?: string): readonly T[] {
  const last = useRef<{ key: string; list: readonly T[] }>({ key: '[]', list: [] })
  const subscribe = useCallback(
    (tell: () => void) => {
      const ends = [session.presence.subscribe(tell), ...(root ? [session.contents.subscribe(root, tell)] : [])]
      return () => {
        for (const end of ends) end()
      }
    },
    [session, root],
  )
  return useSyncExternalStore(subscribe, () => {
    const list = read()
    const key = JSON.stringify(list)
    if (key !== last.current.key) last.current = { key, list }
    return last.current.list
  })
}
