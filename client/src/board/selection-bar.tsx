import type { Note, Point } from '@planwall/shared/plan/note.ts'
import { useViewport } from '@xyflow/react'
import { clamp, type Rect, type Size, toCanvas } from '../sheet/geometry.ts'
import { noteSize } from '../sheet/note-place.ts'
import { NoteTools } from '../sheet/note-tools.tsx'
import { useCan, useMeeting } from '../sync/use-meeting.ts'
import { cornerOf } from './board-node.ts'
import styles from './selection-bar.module.css'
import { editNote, useSelection } from './selection-store.ts'
import type { NoteActions } from './use-note-actions.ts'
import { useParking } from './use-parking.ts'
import { hungNotes, useHangingWalls } from './use-walls.ts'

/** About its size, and how far it stands from the notes and the edge of the view, in pixels. */
const BAR = { width: 140, height: 40, gap: 12, edge: 8 }

/** The tools above the selected notes of the board, or below them where there is no room above. */
export function SelectionBar({ view, actions }: { view: Size; actions: NoteActions }) {
  const { selected, editing, dragging } = useSelection()
  const walls = useHangingWalls()
  const viewport = useViewport()
  const park = useParking()
  const meeting = useMeeting()?.id ?? ''
  const hung = hungNotes(walls, selected)
  const [first] = hung
  const { can } = useCan({ kind: 'write', root: { kind: 'wall', meeting, section: first?.wall ?? 'masthead' } })
  if (!first || dragging || !can) return null
  const rectOf = (note: Note) => toCanvas({ ...cornerOf(note.at), ...noteSize }, viewport)
  const others = walls.flatMap(({ notes }) => notes.filter((note) => !selected.has(note.id)))
  const at = placeBar(
    hung.map(({ note }) => rectOf(note)),
    others.map(rectOf),
    view,
  )
  const only = hung.length === 1 ? first.note : null
  return (
    <div className={styles.bar} style={{ left: at.x, top: at.y }}>
      <NoteTools
        color={first.note.color}
        onColor={actions.recolour}
        onEdit={only && editing !== only.id ? () => editNote(only.id) : undefined}
        onPark={() => park(hung.map(({ note }) => note.text))}
        onRemove={actions.remove}
      />
    </div>
  )
}

/** Where the bar stands: above the notes, else below or beside them, rather than over other notes or outside the view. */
export function placeBar(notes: readonly Rect[], others: readonly Rect[], view: Size): Point {
  const left = Math.min(...notes.map((rect) => rect.x))
  const right = Math.max(...notes.map((rect) => rect.x + rect.width))
  const top = Math.min(...notes.map((rect) => rect.y))
  const bottom = Math.max(...notes.map((rect) => rect.y + rect.height))
  const middle = { x: (left + right - BAR.width) / 2, y: (top + bottom - BAR.height) / 2 }
  const inside = (at: Point): Point => ({
    x: clamp(at.x, BAR.edge, Math.max(BAR.edge, view.width - BAR.width - BAR.edge)),
    y: clamp(at.y, BAR.edge, Math.max(BAR.edge, view.height - BAR.height - BAR.edge)),
  })
  const above = inside({ x: middle.x, y: top - BAR.height - BAR.gap })
  const places = [
    above,
    inside({ x: middle.x, y: bottom + BAR.gap }),
    inside({ x: right + BAR.gap, y: middle.y }),
    inside({ x: left - BAR.width - BAR.gap, y: middle.y }),
  ]
  const isFree = (at: Point) => [...notes, ...others].every((rect) => !overlaps({ ...at, ...BAR }, rect))
  return places.find(isFree) ?? above
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
