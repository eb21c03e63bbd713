import { seeded } from '@planwall/shared/testing/seeded.ts'
import * as prng from 'lib0/prng'
import { describe, expect, it } from 'vitest'
import { type Block, cutPages, linesOf, pageToShow } from './pages.ts'

/** Rows of so many lines of 40 pixels, one after the other. */
function rowsOf(lines: readonly number[]): Block[] {
  let top = 0
  return lines.map((count) => {
    const from = top
    top += count * 40
    const each = Array.from({ length: count }, (_, line) => ({ top: from + line * 40, bottom: from + (line + 1) * 40 }))
    return { top: from, bottom: top, lines: each }
  })
}

describe('pages', () => {
  it('are cut between rows, never through one that fits', () => {
    expect(cutPages(rowsOf([2, 2, 2]), 180)).toEqual([
      { top: 0, bottom: 160 },
      { top: 160, bottom: 240 },
    ])
  })

  it('go through a row that is taller than the room, between two of its lines', () => {
    expect(cutPages(rowsOf([1, 6]), 130)).toEqual([
      { top: 0, bottom: 120 },
      { top: 120, bottom: 240 },
      { top: 240, bottom: 280 },
    ])
  })

  it('keep a heading with what follows it', () => {
    const [row, heading, text] = rowsOf([2, 1, 2])
    if (!row || !heading || !text) throw new Error('three rows were asked for')
    expect(cutPages([row, { ...heading, keep: true }, text], 130)).toEqual([
      { top: 0, bottom: 80 },
      { top: 80, bottom: 200 },
    ])
  })

  it('leave nothing out, repeat nothing, and fit the room whenever a line does', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed)
      const lines = Array.from({ length: prng.int32(random, 1, 40) }, () => prng.int32(random, 1, 30))
      const room = prng.int32(random, 40, 900)
      const pages = cutPages(rowsOf(lines), room)
      const starts = [0, ...pages.slice(0, -1).map((page) => page.bottom)]
      const total = lines.reduce((sum, count) => sum + count, 0) * 40
      expect({ seed, starts: pages.map((page) => page.top), end: pages.at(-1)?.bottom }).toEqual({
        seed,
        starts,
        end: total,
      })
      expect({ seed, tallest: Math.max(...pages.map((page) => page.bottom - page.top)) <= room }).toEqual({
        seed,
        tallest: true,
      })
    }
  })
})

describe('the page that is shown', () => {
  const pages = cutPages(rowsOf([3, 3, 3]), 120)

  it('stays while nobody writes or somebody writes on it', () => {
    expect(pageToShow(pages, 1, [])).toBe(1)
    expect(pageToShow(pages, 1, [10, 130])).toBe(1)
  })

  it('is the one where somebody writes when nobody writes on this one', () => {
    expect(pageToShow(pages, 0, [300, 130])).toBe(2)
  })

  it('is the last one when there have come to be fewer', () => {
    expect(pageToShow(pages, 7, [])).toBe(2)
    expect(pageToShow(pages, 0, [9_000])).toBe(2)
  })
})

it('takes boxes of text that overlap in height for one line', () => {
  const boxes = [
    { top: 50, bottom: 92 },
    { top: 0, bottom: 48 },
    { top: 4, bottom: 40 },
    { top: 46, bottom: 94 },
  ]
  expect(linesOf(boxes)).toEqual([
    { top: 0, bottom: 48 },
    { top: 46, bottom: 94 },
  ])
})
