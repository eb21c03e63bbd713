import { describe, expect, it } from 'vitest'
import { placeBeside } from './place-beside.ts'

describe('placing something beside its anchor', () => {
  const view = { width: 400, height: 300 }
  const tip = { width: 100, height: 30 }

  it('keeps the wanted side while there is room, else takes the opposite one', () => {
    const middle = { left: 180, top: 150, width: 40, height: 20 }
    expect(placeBeside(middle, tip, view, 'top')).toEqual({ side: 'top', left: 150, top: 114 })
    const atTop = { ...middle, top: 10 }
    expect(placeBeside(atTop, tip, view, 'top')).toEqual({ side: 'bottom', left: 150, top: 36 })
    expect(placeBeside({ ...middle, left: 4 }, tip, view, 'left').side).toBe('right')
  })

  it('never leaves the view, whatever the corner', () => {
    for (const left of [0, 370]) {
      for (const top of [0, 280]) {
        const place = placeBeside({ left, top, width: 30, height: 20 }, tip, view, 'bottom')
        expect(place.left).toBeGreaterThanOrEqual(8)
        expect(place.left + tip.width).toBeLessThanOrEqual(view.width - 8)
        expect(place.top).toBeGreaterThanOrEqual(8)
        expect(place.top + tip.height).toBeLessThanOrEqual(view.height - 8)
      }
    }
  })
})
