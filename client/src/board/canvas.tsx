import '@xyflow/react/dist/base.css'
import type { Point } from '@planwall/shared/plan/note.ts'
import { applyNodeChanges, type NodeChange, type OnMove, ReactFlow, useReactFlow } from '@xyflow/react'
import { type MouseEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { messages } from '../messages/t.ts'
import { useHasBack } from '../sheet/plan-sheet-back.tsx'
import { usePlan } from '../sync/plan-provider.tsx'
import { useMeeting } from '../sync/use-meeting.ts'
import { type BoardNode, mergeNodes, placeOfCorner } from './board-node.ts'
import { MAX_ZOOM, MIN_ZOOM, overviewOf } from './camera.ts'
import styles from './canvas.module.css'
import { NoteNode } from './note-node.tsx'
import { BackNode, FrontNode } from './page-nodes.tsx'
import { editNote, select, useSelection } from './selection-store.ts'
import type { NoteActions } from './use-note-actions.ts'
import { useHangingWalls } from './use-walls.ts'
import { useView } from './view-store.ts'

/** While a note is dragged its place is written this often, so that others see it move, in milliseconds. */
const DRAG_EVERY_MS = 100

const nodeTypes = { front: FrontNode, back: BackNode, note: NoteNode }
const multiKeys = ['Shift', 'Meta', 'Control']
const zoomKeys = ['Meta', 'Control']
const otherButtons = [1, 2]
/** About where the camera will be sent as soon as the canvas knows its size. */
const firstView = overviewOf({ width: innerWidth - 232, height: innerHeight - 56 })
const proOptions = { hideAttribution: true }

type Props = { notes: NoteActions; onMoved: () => void; onWall: () => void }

/** The wall: pan, zoom, selection and drag over the page and its notes. */
export function Canvas({ notes, onMoved, onWall }: Props) {
  const [nodes, setNodes] = useBoardNodes()
  const tool = useView((state) => state.tool)
  const flow = useReactFlow()
  const frame = useRef<HTMLDivElement>(null)
  const lastWrite = useRef(0)

  const handleChanges = useCallback(
    (changes: NodeChange<BoardNode>[]) => {
      const selections = changes.filter((change) => change.type === 'select')
      if (selections.length > 0) {
        const selected = new Set(useSelection.getState().selected)
        for (const change of selections) {
          if (change.selected) selected.add(change.id)
          else selected.delete(change.id)
        }
        select(selected)
      }
      const rest = changes.filter((change) => change.type === 'dimensions' || change.type === 'position')
      if (rest.length > 0) setNodes((before) => applyNodeChanges(rest, before))
    },
    [setNodes],
  )

  const write = useCallback(
    (dragged: readonly BoardNode[]) => {
      const places = new Map<string, Point>()
      for (const node of dragged) if (node.type === 'note') places.set(node.id, placeOfCorner(node.position))
      notes.move(places)
    },
    [notes],
  )

  const handleMove: OnMove = (event) => {
    if (event) onMoved()
  }
  const addAt = (event: MouseEvent) => notes.add(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))

  // The wrapper calls itself an application, which would take a reader's keys away from the page on it.
  const setRole = (element: HTMLDivElement | null) => {
    frame.current = element
    element?.querySelector('[role="application"]')?.setAttribute('role', 'group')
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys have their own ways; see use-board-keys.ts.
    <div
      ref={setRole}
      className={styles.canvas}
      data-tool={tool}
      onClickCapture={(event) => {
        if (useView.getState().tool !== 'note' || isNote(event.target)) return
        event.stopPropagation()
        addAt(event)
      }}
      onDoubleClick={(event) => {
        if (isWall(event.target)) addAt(event)
      }}
    >
      <ReactFlow<BoardNode>
        nodes={nodes}
        nodeTypes={nodeTypes}
        onNodesChange={handleChanges}
        onNodeDragStart={() => useSelection.setState({ dragging: true })}
        onNodeDrag={(event, _node, dragged) => {
          if (event.timeStamp - lastWrite.current < DRAG_EVERY_MS) return
          lastWrite.current = event.timeStamp
          write(dragged)
        }}
        onNodeDragStop={(_event, _node, dragged) => {
          useSelection.setState({ dragging: false })
          write(dragged)
        }}
        onMove={handleMove}
        onMoveStart={(event) => {
          // The first turn of a wheel is a start and no move; a press of a button has not moved anything yet.
          if (event instanceof WheelEvent) onMoved()
        }}
        onPaneClick={() => {
          editNote(null)
          onWall()
        }}
        defaultViewport={firstView}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        aria-label={messages.board.canvas.label}
        onlyRenderVisibleElements
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={multiKeys}
        zoomActivationKeyCode={zoomKeys}
        panOnScroll
        zoomOnDoubleClick={false}
        panOnDrag={tool === 'hand' ? true : otherButtons}
        selectionOnDrag={tool === 'select'}
        nodeDragThreshold={3}
        proOptions={proOptions}
      />
    </div>
  )
}

/** The canvas's own copy of what hangs on the wall, kept in step with the plan. */
function useBoardNodes() {
  const walls = useHangingWalls()
  const hasBack = useHasBack()
  const meeting = useMeeting()
  const { you } = usePlan()
  const { selected, editing } = useSelection()
  const tool = useView((state) => state.tool)
  const options = useMemo(
    () => ({
      walls,
      hasBack,
      selected,
      editing,
      mayDrag: () => tool === 'select' && meeting !== null && you.role !== 'observer',
    }),
    [walls, hasBack, selected, editing, tool, meeting, you.role],
  )
  const [nodes, setNodes] = useState<BoardNode[]>(() => mergeNodes([], { ...options, keepOrder: false }))
  useLayoutEffect(() => {
    const keepOrder = document.activeElement?.closest('[data-note]') !== null
    setNodes((before) => mergeNodes(before, { ...options, keepOrder }))
  }, [options])
  return [nodes, setNodes] as const
}

function isNote(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-note]') !== null
}

function isWall(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane')
}
