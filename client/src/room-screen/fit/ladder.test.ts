import { describe, expect, it, vi } from 'vitest'
import { FLOOR, firstThatFits, ladderOf, pagedRung } from './ladder.ts'

describe('what a section gives up to fit', () => {
  it('is the large title first, in a list; its type only then', () => {
    const ladder = ladderOf('list', 41)
    expect(ladder.slice(0, 3)).toEqual([
      { title: 'large', scale: 1 },
      { title: 'tight', scale: 1 },
      { title: 'small', scale: 1 },
    ])
    expect(ladder.slice(3).every((rung) => rung.title === 'small' && rung.scale < 1)).toBe(true)
  })

  it('is some of its size first, in a statement that is larger than it has to be', () => {
    const ladder = ladderOf('statement', 96)
    const large = ladder.filter((rung) => rung.title === 'large')
    expect((large.at(-1)?.scale ?? 0) * 96).toBeCloseTo(52)
    expect(ladder.at(-1)?.title).toBe('small')
  })

  it('goes down until all type has reached the floor', () => {
    for (const largest of [39, 41, 48, 72, 96]) {
      const scales = ladderOf('list', largest).map((rung) => rung.scale)
      expect((scales.at(-1) ?? 1) * largest).toBeLessThanOrEqual(FLOOR)
      expect([...scales].sort((a, b) => b - a)).toEqual(scales)
    }
  })
})

it('finds the largest setting that fits in a handful of tries, and says when none does', () => {
  const ladder = ladderOf('list', 41)
  const fits = vi.fn((rung: { scale: number }) => rung.scale <= 0.8)
  const found = firstThatFits(ladder, fits)
  expect(found).toEqual(ladder.find((rung) => rung.scale <= 0.8))
  expect(fits.mock.calls.length).toBeLessThanOrEqual(6)
  expect(firstThatFits(ladder, () => true)).toEqual(ladder[0])
  expect(firstThatFits(ladder, () => false)).toBeNull()
})

it('sets pages in a type that is easy to read', () => {
  expect(pagedRung(ladderOf('list', 41), 41).scale * 41).toBeGreaterThan(33)
  expect(pagedRung(ladderOf('statement', 96), 96).scale * 96).toBeGreaterThan(33)
})
