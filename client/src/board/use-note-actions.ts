import { limits } from '@planwall/shared/plan/limits.ts'
import type { NoteColor, Point } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { middleOf, overviewRect, type Rect, toWorld } from '../sheet/geometry.ts'
import { freePlace, gridOf, notesInText } from '../sheet/note-place.ts'
import { pastedAtOnceFault } from '../sheet/paste-room.ts'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { useUndoToast } from '../sheet/use-undo-toast.ts'
import { useEdit } from '../sync/use-edit.ts'
import { usePresence } from '../sync/use-presence.ts'
import { announce } from '../ui/live-region.tsx'
import { showToast } from '../ui/toast-store.ts'
import { editNote, resetSelection, select, useSelection } from './selection-store.ts'
import { byWall, hungNotes, useWallOfNew, useWalls } from './use-walls.ts'
import { useView } from './view-store.ts'

const words = messages.board.note

export type NoteActions = ReturnType<typeof useNoteActions>

/** What a person does with notes. Each says in a sentence when the wall does not take it. */
export function useNoteActions() {
  const walls = useWalls()
  const wallOfNew = useWallOfNew()
  const presence = usePresence()
  const edit = useEdit()
  const toast = useUndoToast()
  const flow = useReactFlow()
  const store = useStoreApi()
  const latest = useRef({ walls, wallOfNew })
  useEffect(() => {
    latest.current = { walls, wallOfNew }
  })
  // A note that somebody took away cannot stay selected.
  const selected = useSelection((state) => state.selected)
  useEffect(() => {
    const here = new Set(walls.flatMap(({ notes }) => notes.map((note) => note.id)))
    const left = [...selected].filter((id) => here.has(id))
    if (left.length < selected.size) select(left)
  }, [walls, selected])
  return useMemo(() => {
    const begin = () => toast.withdraw()
    const tell = (reason: string) => showToast(sentenceFor(reason))
    const seen = (): Rect => {
      const { width, height } = store.getState()
      const viewport = flow.getViewport()
      const corner = toWorld({ x: 0, y: 0 }, viewport)
      return { ...corner, width: width / viewport.zoom, height: height / viewport.zoom }
    }
    const all = () => latest.current.walls.flatMap(({ notes }) => notes)
    const chosen = () => hungNotes(latest.current.walls, useSelection.getState().selected)
    /** The selected notes; each wall changes in one step. */
    const eachWall = (change: (wall: SectionId, ids: string[]) => { ok: boolean; reason?: string }): boolean => {
      begin()
      for (const [wall, notes] of byWall(chosen())) {
        const result = change(
          wall,
          notes.map((note) => note.id),
        )
        if (!result.ok) {
          tell(result.reason ?? '')
          return false
        }
      }
      return true
    }

    return {
      /** A new note in one's hand, ready to be written on: at a place of the world, or at a free one. */
      add(at?: Point): void {
        begin()
        const place =
          at ??
          freePlace(
            all().map((note) => note.at),
            // Beside a lifted section people see their notes wherever their own board stands.
            useView.getState().shown === null ? seen() : overviewRect,
          )
        const added = edit.addNote(latest.current.wallOfNew, { at: place, color: useView.getState().color })
        useView.setState({ tool: 'select' })
        if (!added.ok) return void tell(added.reason)
        editNote(added.value)
        announce(words.added)
      },

      /** A note for each line of a pasted text. */
      paste(text: string): void {
        const texts = notesInText(text, limits.note)
        if (texts.length === 0) return
        const fault = pastedAtOnceFault(text.length)
        if (fault !== null) return void showToast(fault)
        begin()
        const places = gridOf(texts.length, middleOf(seen()))
        const { color } = useView.getState()
        const added = edit.addNotes(
          latest.current.wallOfNew,
          texts.map((each, index) => ({ at: places[index] ?? { x: 0, y: 0 }, color, text: each })),
        )
        if (!added.ok) return void tell(added.reason)
        select(added.value)
        announce(words.pasted(added.value.length))
      },

      /** The selected notes as lines; null when none is selected. */
      copied(): string | null {
        const hung = chosen()
        if (hung.length === 0) return null
        announce(words.copied(hung.length))
        return hung.map(({ note }) => note.text.replaceAll('\n', ' ')).join('\n')
      },

      remove(): void {
        const gone = chosen().map(({ note }) => note.id)
        const count = gone.length
        if (count === 0) return
        if (!eachWall((wall, ids) => edit.removeNotes(wall, ids))) return
        presence.took(gone)
        resetSelection()
        leaveNotes()
        toast.offer(words.removed(count))
      },

      nudge(dx: number, dy: number): void {
        const places = new Map(chosen().map(({ note }) => [note.id, { x: note.at.x + dx, y: note.at.y + dy }]))
        eachWall((wall, ids) => edit.moveNotes(wall, moves(ids, places)))
      },

      /** Puts notes where a hand has dragged them; false when the wall does not take it. */
      move(places: ReadonlyMap<string, Point>): boolean {
        begin()
        for (const [wall, notes] of byWall(hungNotes(latest.current.walls, new Set(places.keys())))) {
          const moved = edit.moveNotes(
            wall,
            moves(
              notes.map((note) => note.id),
              places,
            ),
          )
          if (!moved.ok) {
            tell(moved.reason)
            return false
          }
        }
        return true
      },

      /** Paper for the next note, and for the selected ones. */
      recolour(color: NoteColor): void {
        useView.setState({ color })
        for (const { note, wall } of chosen()) {
          const done = edit.recolourNote(wall, note.id, color)
          if (!done.ok) return void tell(done.reason)
        }
      },

      selectAll(): void {
        select(all().map((note) => note.id))
        announce(words.selected(all().length))
      },

      /** What the selected notes say, one each. */
      selectedTexts: (): string[] => chosen().map(({ note }) => note.text),
    }
  }, [edit, flow, store, presence, toast])
}

/**
 * The focus goes from a note that is being removed to the tools, not on to the next note: whoever presses Delete
 * twice has removed one.
 */
function leaveNotes(): void {
  if (!document.activeElement?.closest('[data-note], [data-note-tools]')) return
  document.querySelector<HTMLElement>('[data-tools] button')?.focus({ preventScroll: true })
}

function moves(ids: readonly string[], places: ReadonlyMap<string, Point>): { id: string; to: Point }[] {
  return ids.flatMap((id) => {
    const to = places.get(id)
    return to ? [{ id, to }] : []
  })
}
