import { describe, expect, it } from 'vitest'
import { toCanvas } from '../sheet/geometry.ts'
import { overviewOf } from './camera.ts'
import { type NotesView, placeAround, placeBesideList } from './notes-place.ts'

/** A member's laptop, a small one, the facilitator's with both panels, and a desk. */
const views = {
  laptop: { width: 1208, height: 844 },
  small: { width: 1048, height: 664 },
  leading: { width: 888, height: 844 },
  leadingSmall: { width: 728, height: 664 },
  desk: { width: 1688, height: 1024 },
}

const vision = { x: -804, y: -440, width: 900, height: 170 }
const rightOf = (y: number) => ({ at: { x: 900, y } })
const leftOf = (y: number) => ({ at: { x: -900, y } })

function of(view: keyof typeof views, notes: NotesView['notes'], more: Partial<NotesView> = {}): NotesView {
  const foot = view.startsWith('leading') ? 200 : 84
  const viewport = overviewOf(views[view], { foot })
  const cell = toCanvas(vision, viewport)
  return { kind: 'lift', cell, view: views[view], viewport, height: 430, foot, notes, ...more }
}

describe('the notes of a lifted section', () => {
  it('hang around it where there is room, and it gives way to them', () => {
    const alone = placeAround(of('laptop', []))
    const both = placeAround(of('laptop', [rightOf(-400), leftOf(0)]))
    expect(both?.on).toBe('around')
    expect(both?.lift.width).toBeLessThan(alone?.lift.width ?? 0)
    expect(placeAround(of('desk', [rightOf(-400), leftOf(0)]))?.on).toBe('around')
  })

  it('are listed where they would be too small to read', () => {
    expect(placeAround(of('leading', [rightOf(-400)]))).toBeNull()
    expect(placeAround(of('small', [rightOf(-400)]))).toBeNull()
  })

  it('are listed as soon as one lies behind it or out of view', () => {
    expect(placeAround(of('laptop', [rightOf(-400), { at: { x: -300, y: -350 } }]))).toBeNull()
    expect(placeAround(of('laptop', [rightOf(-400), { at: { x: 3_000, y: 0 } }]))).toBeNull()
    expect(placeAround(of('laptop', [rightOf(-400), { at: { x: -300, y: 450 } }]))?.on).toBe('around')
  })

  it('are listed beside it, or below it where a table needs the width, and never over it', () => {
    for (const name of Object.keys(views) as (keyof typeof views)[]) {
      for (const kind of ['lift', 'work'] as const) {
        const given = of(name, [rightOf(0)], { kind })
        const place = placeBesideList(given)
        if (place.on === 'around') throw new Error('a list was asked for')
        const { lift, list } = place
        const bottom = lift.top + Math.min(given.height, lift.maxHeight)
        const apart = list.left >= lift.left + lift.width || list.top >= bottom
        const inside =
          list.left + list.width <= given.view.width && list.top + list.maxHeight <= given.view.height - given.foot
        expect({ name, kind, apart, inside }).toEqual({ name, kind, apart: true, inside: true })
      }
    }
    expect(placeBesideList(of('leadingSmall', [], { kind: 'work' })).on).toBe('below')
    expect(placeBesideList(of('leadingSmall', [])).on).toBe('beside')
  })
})
