import { describe, expect, it } from 'vitest'
import { FOOT, liftKindOf, overCell, placeLift } from './lift-place.ts'

const view = { width: 1208, height: 844 }
const zoom = 0.6
/** Values in the overview: four columns in the middle of the page. */
const values = { x: 456, y: 217, width: 299, height: 175 }

describe('a lifted section', () => {
  it('stands over the middle of its place, in the size of its type', () => {
    expect(placeLift('lift', values, view, zoom, 400)).toEqual({ left: 284, top: 105, width: 643, maxHeight: 734 })
  })

  it('is moved inside the view when its place is at the edge or out of sight', () => {
    const corners = [
      { ...values, x: -2_000, y: -2_000 },
      { ...values, x: 3_000, y: 3_000 },
    ]
    for (const cell of corners) {
      const at = placeLift('lift', cell, view, zoom, 400)
      expect(at.left).toBeGreaterThanOrEqual(14)
      expect(at.left + at.width).toBeLessThanOrEqual(view.width - 14)
      expect(at.top).toBeGreaterThanOrEqual(26)
      expect(at.top + 400).toBeLessThanOrEqual(view.height - FOOT)
    }
  })

  it('is as wide at any zoom, because its type is', () => {
    const near = { x: 0, y: 0, width: 498 * 3, height: 875 }
    const far = { x: 0, y: 0, width: 49.8, height: 29 }
    expect(placeLift('lift', near, view, 3, 400).width).toBe(643)
    expect(placeLift('lift', far, view, 0.1, 400).width).toBe(643)
  })

  it('scrolls instead of leaving a low view', () => {
    const low = { width: 700, height: 420 }
    expect(placeLift('lift', values, low, 0.3, 2_000)).toEqual({ left: 14, top: 26, width: 672, maxHeight: 310 })
  })

  it('takes the width for a table, wherever its cell is', () => {
    expect(placeLift('work', values, view, zoom, 300)).toEqual({ left: 34, top: 26, width: 1140, maxHeight: 734 })
    expect(placeLift('work', null, { width: 2_000, height: 900 }, 1, 300)).toEqual({
      left: 430,
      top: 26,
      width: 1140,
      maxHeight: 790,
    })
  })

  it('rises from the rectangle of its cell', () => {
    const panel = { x: 100, y: 100, width: 600, height: 400 }
    expect(overCell(panel, { x: 400, y: 400, width: 300, height: 100 })).toBe(
      'translate(150px, 150px) scale(0.5, 0.25)',
    )
  })
})

it('is a table for everything that people write in rows', () => {
  expect(['vision', 'values', 'masthead'].map((id) => liftKindOf(id as 'vision'))).toEqual(['lift', 'lift', 'lift'])
  expect(liftKindOf('kpis')).toBe('work')
  expect(liftKindOf('parkingLot')).toBe('work')
})
