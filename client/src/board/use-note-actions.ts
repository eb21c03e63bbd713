import { limits } from '@planwall/shared/plan/limits.ts'
import type { NoteColor, Point } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { middleOf, type Rect, toWorld } from '../sheet/geometry.ts'
import { freePlace, gridOf, notesInText } from '../sheet/note-place.ts'
import { pastedAtOnceFault } from '../sheet/paste-room.ts'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { useEdit } from '../sync/use-edit.ts'
import { useUndo } from '../sync/use-undo.ts'
import { announce } from '../ui/live-region.tsx'
import { dismissToast, showToast } from '../ui/toast-store.ts'
import { editNote, resetSelection, select, useSelection } from './selection-store.ts'
import { byWall, hungNotes, openWall, useWalls } from './use-walls.ts'
import { useView } from './view-store.ts'

const words = messages.board.note

export type NoteActions = ReturnType<typeof useNoteActions>

/** What a person does with notes. Each says in a sentence when the wall does not take it. */
export function useNoteActions() {
  const walls = useWalls()
  const edit = useEdit()
  const { undo } = useUndo()
  const flow = useReactFlow()
  const store = useStoreApi()
  const latest = useRef({ walls, undo })
  useEffect(() => {
    latest.current = { walls, undo }
  })
  return useMemo(() => {
    /** A toast that offers to undo says so only as long as its own step is the last. */
    let offered: number | null = null
    const begin = () => {
      if (offered !== null) dismissToast(offered)
      offered = null
    }
    const tell = (reason: string) => showToast(sentenceFor(reason))
    const wallOfNew = (): SectionId => useView.getState().shown ?? openWall
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
            seen(),
          )
        const added = edit.addNote(wallOfNew(), { at: place, color: useView.getState().color })
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
          wallOfNew(),
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
        const count = chosen().length
        if (count === 0) return
        if (!eachWall((wall, ids) => edit.removeNotes(wall, ids))) return
        resetSelection()
        offered = showToast(words.removed(count), { label: words.undo, run: () => void latest.current.undo() })
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
  }, [edit, flow, store])
}

function moves(ids: readonly string[], places: ReadonlyMap<string, Point>): { id: string; to: Point }[] {
  return ids.flatMap((id) => {
    const to = places.get(id)
    return to ? [{ id, to }] : []
  })
}
