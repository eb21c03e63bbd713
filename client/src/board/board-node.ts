import type { Note, Point } from '@planwall/shared/plan/note.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { Node } from '@xyflow/react'
import { backRect, frontRect } from '../sheet/geometry.ts'
import { inReadingOrder, noteSize } from '../sheet/note-place.ts'

export type NoteNode = Node<{ note: Note; wall: SectionId }, 'note'>
export type PageNode = Node<Record<string, never>, 'front' | 'back'>
export type BoardNode = NoteNode | PageNode

/** The page and the notes of the walls that are shown, as the canvas holds them. */
export type Walls = readonly { wall: SectionId; notes: readonly Note[] }[]

type MergeOptions = {
  walls: Walls
  hasBack: boolean
  selected: ReadonlySet<string>
  editing: string | null
  mayDrag: (wall: SectionId) => boolean
  /** Notes keep their places in the order of Tab: something in them has the focus. */
  keepOrder: boolean
}

/** The pages never change, so they are the same objects for good. */
const front = page('front', frontRect)
const back = page('back', backRect)

/**
 * The canvas's nodes after a change of the plan. A node that says the same as before is the same object, with what the
 * canvas measured; one in somebody's hand stays where the hand is.
 */
export function mergeNodes(before: readonly BoardNode[], options: MergeOptions): BoardNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const notes = options.walls.flatMap(({ wall, notes }) => {
    const draggable = options.mayDrag(wall)
    return notes.map((note) => noteNode(known.get(note.id), note, wall, draggable, options))
  })
  const pages = (options.hasBack ? [front, back] : [front]).map((each) => known.get(each.id) ?? each)
  return [...pages, ...(options.keepOrder ? asBefore(notes, before) : readingOrder(notes))]
}

function noteNode(
  known: BoardNode | undefined,
  note: Note,
  wall: SectionId,
  mayDrag: boolean,
  { selected, editing }: MergeOptions,
): NoteNode {
  const next = { selected: selected.has(note.id), draggable: mayDrag && editing !== note.id }
  if (known?.type !== 'note') {
    return { id: note.id, type: 'note', position: cornerOf(note.at), data: { note, wall }, ...next, zIndex: 2 }
  }
  const position = known.dragging ? known.position : cornerOf(note.at)
  const stands = position.x === known.position.x && position.y === known.position.y
  const same = sameNote(known.data.note, note) && known.data.wall === wall
  if (same && stands && known.selected === next.selected && known.draggable === next.draggable) return known
  return {
    ...known,
    ...next,
    position: stands ? known.position : position,
    data: same ? known.data : { note, wall },
  }
}

/** A note's place is its middle; the canvas counts from the upper left corner. */
export function cornerOf(at: Point): Point {
  return { x: at.x - noteSize.width / 2, y: at.y - noteSize.height / 2 }
}

export function placeOfCorner(corner: Point): Point {
  return { x: Math.round(corner.x + noteSize.width / 2), y: Math.round(corner.y + noteSize.height / 2) }
}

function sameNote(a: Note, b: Note): boolean {
  return (
    a === b || (a.text === b.text && a.color === b.color && a.by === b.by && a.at.x === b.at.x && a.at.y === b.at.y)
  )
}

function readingOrder(nodes: readonly NoteNode[]): NoteNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return inReadingOrder(nodes.map((node) => node.data.note)).flatMap((note) => byId.get(note.id) ?? [])
}

function asBefore(nodes: readonly NoteNode[], before: readonly BoardNode[]): NoteNode[] {
  const places = new Map(before.map((node, index) => [node.id, index]))
  const placeOf = (node: NoteNode) => places.get(node.id) ?? before.length
  return [...nodes].sort((a, b) => placeOf(a) - placeOf(b))
}

function page(id: 'front' | 'back', { x, y, width, height }: typeof frontRect): PageNode {
  return {
    id,
    type: id,
    position: { x, y },
    width,
    height,
    data: {},
    draggable: false,
    selectable: false,
    focusable: false,
    zIndex: 1,
    style: { pointerEvents: 'all' },
  }
}
