import type { Note } from '@planwall/shared/plan/note.ts'
import { describe, expect, it } from 'vitest'
import { cornerOf, mergeNodes, placeOfCorner } from './board-node.ts'

const note = (id: string, x: number, y: number, text = id): Note => ({
  id,
  at: { x, y },
  color: 'lemon',
  text,
  by: null,
})

function options(notes: readonly Note[], rest: Partial<Parameters<typeof mergeNodes>[1]> = {}) {
  return {
    walls: [{ wall: 'values' as const, notes }],
    hasBack: false,
    selected: new Set<string>(),
    editing: null,
    mayDrag: () => true,
    keepOrder: false,
    ...rest,
  }
}

describe('the canvas after a change of the plan', () => {
  it('holds the page first, then the notes in reading order', () => {
    const nodes = mergeNodes([], options([note('c', 900, 100), note('a', -900, 0), note('b', 900, -100)]))
    expect(nodes.map((node) => node.id)).toEqual(['front', 'a', 'b', 'c'])
    const back = mergeNodes([], options([], { hasBack: true }))
    expect(back.map((node) => node.id)).toEqual(['front', 'back'])
  })

  it('keeps what has not changed as the same object, measures and all', () => {
    const before = mergeNodes([], options([note('a', 0, 0), note('b', 300, 0)]))
    const measured = before.map((node) => ({ ...node, measured: { width: 204, height: 148 } }))
    const after = mergeNodes(measured, options([note('a', 0, 0), note('b', 300, 50)]))
    expect(after[0]).toBe(measured[0])
    expect(after[1]).toBe(measured[1])
    expect(after[2]).toEqual({
      ...measured[2],
      position: cornerOf({ x: 300, y: 50 }),
      data: { note: note('b', 300, 50), wall: 'values' },
    })
  })

  it('leaves a note that is being dragged under the hand, whatever others do to it', () => {
    const [page, held] = mergeNodes([], options([note('a', 0, 0)]))
    if (!page || !held) throw new Error('a page and a note were expected')
    const dragged = { ...held, dragging: true, position: { x: 77, y: 88 } }
    const [, after] = mergeNodes([page, dragged], options([note('a', 500, 500, 'reworded')]))
    expect(after?.position).toEqual({ x: 77, y: 88 })
    expect(after?.data).toEqual({ note: note('a', 500, 500, 'reworded'), wall: 'values' })
  })

  it('keeps the order of Tab while something in it has the focus', () => {
    const before = mergeNodes([], options([note('a', 0, 0), note('b', 0, 300)]))
    const swapped = [note('a', 0, 600), note('b', 0, 300), note('c', 0, 0)]
    expect(mergeNodes(before, options(swapped, { keepOrder: true })).map((node) => node.id)).toEqual([
      'front',
      'a',
      'b',
      'c',
    ])
    expect(mergeNodes(before, options(swapped)).map((node) => node.id)).toEqual(['front', 'c', 'b', 'a'])
  })

  it('drags no note that is being written on, and none with the hand tool', () => {
    const draggable = (nodes: ReturnType<typeof mergeNodes>) => nodes.slice(1).map((node) => node.draggable)
    const wall = [note('a', 0, 0), note('b', 0, 300)]
    expect(draggable(mergeNodes([], options(wall, { editing: 'a' })))).toEqual([false, true])
    expect(draggable(mergeNodes([], options(wall, { mayDrag: () => false })))).toEqual([false, false])
  })

  it('counts a note’s place from its middle', () => {
    expect(placeOfCorner(cornerOf({ x: 12, y: -7 }))).toEqual({ x: 12, y: -7 })
  })
})
