import { expect, it } from 'vitest'
import { backRect, frontRect, toCanvas } from '../sheet/geometry.ts'
import { closeUpOf, overviewOf, zoomedTo } from './camera.ts'

const view = { width: 1208, height: 844 }

it('the overview leaves the notes their margin and the tools their foot', () => {
  const page = toCanvas(frontRect, overviewOf(view))
  expect(Math.round(page.x)).toBe(100)
  expect(Math.round(page.x + page.width)).toBe(1108)
  expect(page.y).toBeGreaterThanOrEqual(28)
  expect(page.y + page.height).toBeLessThanOrEqual(view.height - 92)
})

it('shows the whole page in any view, with either side in the middle', () => {
  for (const size of [view, { width: 1688, height: 1024 }, { width: 700, height: 500 }, { width: 390, height: 700 }]) {
    for (const rect of [frontRect, backRect]) {
      const page = toCanvas(rect, overviewOf(size, { rect }))
      expect(page.x).toBeGreaterThan(0)
      expect(page.y).toBeGreaterThan(0)
      expect(page.x + page.width).toBeLessThan(size.width)
      expect(page.y + page.height).toBeLessThan(size.height)
      expect(Math.round(page.x + page.width / 2)).toBe(size.width / 2)
    }
  }
})

it('a close-up fills the view with one section, and never more than twice its size', () => {
  const cell = { x: -250, y: -230, width: 498, height: 292 }
  expect(closeUpOf(cell, view).zoom).toBe(2)
  expect(closeUpOf({ ...cell, width: 900 }, view).zoom).toBeCloseTo(1.21, 2)
})

it('zooming keeps the middle of the view where it is, from a tenth to four times', () => {
  const before = { x: 100, y: 28, zoom: 0.6 }
  const after = zoomedTo(before, 1.2, view)
  const middleOf = ({ x, y, zoom }: typeof before) => [(604 - x) / zoom, (422 - y) / zoom]
  expect(after.zoom).toBe(1.2)
  middleOf(after).forEach((value, axis) => {
    expect(value).toBeCloseTo(middleOf(before)[axis] ?? Number.NaN, 6)
  })
  expect(zoomedTo(before, 99, view).zoom).toBe(4)
  expect(zoomedTo(before, 0.001, view).zoom).toBe(0.1)
})
