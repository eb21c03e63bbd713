import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Size } from '../sheet/geometry.ts'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { usePresence } from '../sync/use-presence.ts'
import { useUndo } from '../sync/use-undo.ts'
import { showToast } from '../ui/toast-store.ts'
import { Canvas } from './canvas.tsx'
import { cellPlace } from './cell-place.ts'
import { BoardCursors, LiftCursors } from './cursor-layer.tsx'
import { FollowPill } from './follow-pill.tsx'
import { Lift } from './lift.tsx'
import { FOOT } from './lift-place.ts'
import { Palette } from './palette.tsx'
import { useHand } from './raise-hand.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { editNote, resetSelection, useSelection } from './selection-store.ts'
import styles from './stage.module.css'
import { useBoardKeys } from './use-board-keys.ts'
import { useCamera } from './use-camera.ts'
import { useClipboard } from './use-clipboard.ts'
import { joinGroup, leaveGroup, look, useGroup } from './use-looking.ts'
import { useNoteActions } from './use-note-actions.ts'
import { useParking } from './use-parking.ts'
import { useView } from './view-store.ts'
import { ZOOM_STEP, ZoomControl } from './zoom-control.tsx'

/** How far an arrow key moves the board, as a multiple of what it would move a note. */
const PAN_FACTOR = 16

/** What the facilitator's dock and the tools above it take of the view's foot, in pixels; see --dock. */
const DOCK_FOOT = 200

/** Two clicks on a section within this time are one double click, in milliseconds. */
const DOUBLE_CLICK_MS = 450

type Props = { dock: ReactNode; onKeys: () => void; onFocusCanvas: () => void }

/** The canvas with all that floats over it: the lifted section, cursors, tools, zoom, following. */
export function Stage({ dock, onKeys, onFocusCanvas }: Props) {
  const group = useGroup()
  const mayWrite = usePlan().you.role !== 'observer'
  const foot = dock === null ? FOOT : DOCK_FOOT
  const camera = useCamera(foot)
  const notes = useNoteActions()
  const park = useParking()
  const hand = useHand()
  const { undo, redo } = useUndo()
  const shown = useView((state) => state.shown)
  const following = useView((state) => state.following)
  const [parking, setParking] = useState(false)
  const { ref, view } = useStageSize(() => camera.refit())
  const { lifted, settling, settled } = useLifted(shown)
  const presence = usePresence()
  useClipboard(notes)

  useEffect(() => presence.lookAt(shown), [presence, shown])
  useCameraOnMove(camera, shown, following, view)

  const close = () => {
    const from = useView.getState().shown
    look(null, group)
    // The focus goes back to where the section lies on the page.
    if (from && document.activeElement?.closest('[data-lift]')) {
      document
        .querySelector<HTMLElement>(`[data-board-side] [data-section="${from}"] button`)
        ?.focus({ preventScroll: true })
    }
  }
  const moved = () => {
    camera.release()
    leaveGroup(group)
  }
  const overview = () => {
    if (useView.getState().shown !== null) look(null, group)
    else leaveGroup(group)
    camera.overview()
  }
  const goBack = () => {
    joinGroup(group)
    camera.overview(sideOf(group.at === 'stage' ? group.section : null))
  }

  useBoardKeys((action) => {
    switch (action.type) {
      case 'tool':
        if (action.tool === 'note' && !mayWrite) return false
        // Whoever asks for a note twice has no hand free to show where; beside a section it has its place.
        if (action.tool === 'note' && (shown !== null || useView.getState().tool === 'note')) notes.add()
        else useView.setState({ tool: action.tool })
        return true
      case 'arrow':
        if (useSelection.getState().selected.size > 0) notes.nudge(action.dx, action.dy)
        else {
          camera.panBy(action.dx * PAN_FACTOR, action.dy * PAN_FACTOR)
          leaveGroup(group)
        }
        return true
      case 'overview':
        overview()
        return true
      case 'activeSection': {
        const section = group.at === 'stage' ? group.section : useView.getState().shown
        if (section === null) return false
        look(section, group)
        camera.overview(sideOf(section))
        return true
      }
      case 'returnToGroup':
        if (group.at === 'nowhere') return false
        goBack()
        return true
      case 'zoomIn':
      case 'zoomOut':
        camera.zoomBy(action.type === 'zoomIn' ? ZOOM_STEP : 1 / ZOOM_STEP)
        leaveGroup(group)
        return true
      case 'park': {
        if (!mayWrite) return false
        const texts = notes.selectedTexts()
        if (texts.length > 0) park(texts)
        else setParking(true)
        return true
      }
      case 'hand':
        if (hand.can) hand.toggle()
        return hand.can
      case 'showKeys':
        onKeys()
        return true
      case 'undo':
      case 'redo': {
        const done = action.type === 'undo' ? undo() : redo()
        if (!done.ok && done.reason !== 'nothing') showToast(sentenceFor(done.reason))
        return true
      }
      case 'remove':
        if (useSelection.getState().selected.size === 0) return false
        notes.remove()
        return true
      case 'selectAll':
        notes.selectAll()
        return true
      case 'leave':
        return leave(close)
    }
  })

  const openedAt = useOpenedAt(shown)
  const flow = useReactFlow()
  const handlePointer = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const panel = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-lift]') : null
    if (panel && shown !== null) {
      const box = panel.getBoundingClientRect()
      const scrolled = panel.firstElementChild?.scrollTop ?? 0
      presence.pointAt({
        on: 'section',
        section: shown,
        x: event.clientX - box.left,
        y: event.clientY - box.top + scrolled,
      })
      return
    }
    presence.pointAt({ on: 'board', ...flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys have their own ways; see use-board-keys.ts.
    <div
      ref={ref}
      className={styles.stage}
      data-leads={dock !== null || undefined}
      onPointerMove={handlePointer}
      onPointerLeave={() => presence.pointAt(null)}
      onPointerDown={onFocusCanvas}
      onDoubleClick={(event) => {
        const place = shown && event.timeStamp - openedAt.current < DOUBLE_CLICK_MS ? cellPlace(shown) : null
        if (!place) return
        look(null, group)
        camera.closeUp(place.rect)
        leaveGroup(group)
      }}
    >
      <Canvas
        notes={notes}
        onMoved={moved}
        onWall={() => {
          if (useView.getState().shown !== null) close()
        }}
      />
      <BoardCursors lifted={lifted} />
      {lifted && view.width > 0 && (
        <Lift
          key={lifted}
          section={lifted}
          view={view}
          foot={foot}
          settling={settling}
          onClose={close}
          onSettled={settled}
          notes={notes}
        >
          <LiftCursors section={lifted} />
        </Lift>
      )}
      <SelectionBar view={view} actions={notes} />
      <FollowPill onReturn={goBack} />
      <Palette notes={notes} parking={parking} onParking={setParking} />
      <ZoomControl camera={camera} onMove={() => leaveGroup(group)} onFit={overview} />
      {dock}
    </div>
  )
}

/** Esc: out of the note, then out of the selection, then out of the section. */
function leave(close: () => void): boolean {
  const { editing, selected } = useSelection.getState()
  if (useView.getState().tool === 'note') useView.setState({ tool: 'select' })
  else if (editing !== null) editNote(null)
  else if (selected.size > 0) resetSelection()
  else if (useView.getState().shown !== null) close()
  else return false
  return true
}

function sideOf(section: SectionId | null) {
  return (section && cellPlace(section)?.side) ?? 'front'
}

/** The camera goes to what is shown when the group leads there; what I open myself rises where I am. */
function useCameraOnMove(
  camera: ReturnType<typeof useCamera>,
  shown: SectionId | null,
  following: boolean,
  view: Size,
) {
  const first = useRef(true)
  const ready = view.width > 0
  useEffect(() => {
    if (!ready || !following || useView.getState().openedBy === 'me') return
    camera.overview(sideOf(shown), { cut: first.current })
    first.current = false
  }, [camera, shown, following, ready])
  useEffect(() => {
    if (ready && first.current) camera.overview('front', { cut: true })
    if (ready) first.current = false
  }, [camera, ready])
}

/** The section that is lifted; one that was closed stays while it settles. */
function useLifted(shown: SectionId | null) {
  const [lifted, setLifted] = useState(shown)
  if (shown !== null && shown !== lifted) setLifted(shown)
  return { lifted, settling: shown === null && lifted !== null, settled: () => setLifted(useView.getState().shown) }
}

/** When the shown section was opened, by the clock of events. */
function useOpenedAt(shown: SectionId | null) {
  const at = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (shown !== null) at.current = performance.now()
  }, [shown])
  return at
}

function useStageSize(onChange: () => void) {
  const ref = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<Size>({ width: 0, height: 0 })
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setView({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    measure()
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  // After the canvas has heard of its new size as well.
  useEffect(() => {
    if (view.width === 0) return
    const frame = requestAnimationFrame(() => latest.current())
    return () => cancelAnimationFrame(frame)
  }, [view])
  return { ref, view }
}
