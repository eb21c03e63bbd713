import { useViewport } from '@xyflow/react'
import type { Size } from '../sheet/geometry.ts'
import { clamp, toCanvas } from '../sheet/geometry.ts'
import { noteSize } from '../sheet/note-place.ts'
import { NoteTools } from '../sheet/note-tools.tsx'
import { useCan, useMeeting } from '../sync/use-meeting.ts'
import { cornerOf } from './board-node.ts'
import styles from './selection-bar.module.css'
import { editNote, useSelection } from './selection-store.ts'
import type { NoteActions } from './use-note-actions.ts'
import { useParking } from './use-parking.ts'
import { hungNotes, useHangingWalls } from './use-walls.ts'

/** About its size, and how far it stands from the notes, in pixels. */
const BAR = { width: 150, height: 40, gap: 14 }

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
  const rects = hung.map(({ note }) => toCanvas({ ...cornerOf(note.at), ...noteSize }, viewport))
  const left = Math.min(...rects.map((rect) => rect.x))
  const right = Math.max(...rects.map((rect) => rect.x + rect.width))
  const top = Math.min(...rects.map((rect) => rect.y))
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height))
  const above = top - BAR.height - BAR.gap
  const only = hung.length === 1 ? first.note : null
  return (
    <div
      className={styles.bar}
      style={{
        left: clamp((left + right) / 2, BAR.width / 2 + 8, view.width - BAR.width / 2 - 8),
        top: clamp(above >= 8 ? above : bottom + BAR.gap, 8, view.height - BAR.height - 8),
      }}
    >
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
