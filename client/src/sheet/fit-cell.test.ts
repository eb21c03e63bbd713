import { describe, expect, it, vi } from 'vitest'
import { type CellMeasure, fitCell, scalesFor } from './fit-cell.ts'

/** A cell with room for nine lines of 20 pixels, and content of so many lines that shrinks with its type. */
function cellOf(lines: number, rest: Partial<CellMeasure> = {}): CellMeasure {
  return {
    room: 180,
    line: 20,
    largestType: 14.5,
    heightAt: (scale) => lines * 20 * Math.max(scale, 12 / 14.5),
    longest: () => 'Trailers with live temperature',
    ...rest,
  }
}

describe('a printed cell', () => {
  it('says how much of it is used', () => {
    expect(fitCell(cellOf(6))).toMatchObject({ scale: 1, fit: { state: 'room', used: 6, of: 9 } })
    expect(fitCell(cellOf(0))).toMatchObject({ scale: 1, fit: { state: 'room', used: 0, of: 9 } })
    expect(fitCell(cellOf(9))).toMatchObject({ scale: 1, fit: { state: 'room', used: 9, of: 9 } })
  })

  it('is set as few sizes smaller as it takes', () => {
    expect(fitCell(cellOf(9.5))).toMatchObject({ scale: 0.94, fit: { state: 'full', of: 9, sizes: 1 } })
    expect(fitCell(cellOf(10)).fit).toEqual({ state: 'full', of: 10, sizes: 2 })
  })

  it('is over once 12 units do not help, and names what to shorten', () => {
    expect(fitCell(cellOf(12)).fit).toEqual({
      state: 'over',
      of: 10,
      by: 2,
      longest: 'Trailers with live temperature',
    })
  })

  it('is never set below 12 units, however large it starts', () => {
    for (const largest of [14.5, 16.5, 27, 50]) {
      const scales = scalesFor(largest)
      expect(scales.slice(0, -1).every((scale) => scale * largest > 12)).toBe(true)
      expect((scales.at(-1) ?? 1) * largest).toBeLessThanOrEqual(12)
    }
  })

  it('is laid out once when everything is in, and a handful of times when it is not', () => {
    const heightAt = vi.fn((scale: number) => 240 * scale)
    fitCell(cellOf(0, { heightAt: heightAt.mockClear(), largestType: 50, room: 250 }))
    expect(heightAt).toHaveBeenCalledTimes(1)
    heightAt.mockClear()
    fitCell(cellOf(0, { heightAt, largestType: 50 }))
    expect(heightAt.mock.calls.length).toBeLessThan(9)
  })

  it('comes to the same size whatever the size before was', () => {
    for (let lines = 0; lines < 14; lines += 0.25) {
      const anew = fitCell(cellOf(lines))
      const found = scalesFor(14.5).map((_, size) => fitCell(cellOf(lines), size))
      expect(found).toEqual(found.map(() => anew))
    }
  })

  it('is laid out once more for a letter that changes nothing, and twice where it stands smaller', () => {
    const lettersAt = (lines: number) => {
      const heightAt = vi.fn((scale: number) => lines * 20 * Math.max(scale, 12 / 14.5))
      const { size } = fitCell(cellOf(lines))
      fitCell(cellOf(lines, { heightAt }), size)
      return heightAt.mock.calls.length
    }
    expect([6, 9.5, 10, 12].map(lettersAt)).toEqual([1, 2, 2, 1])
  })
})
