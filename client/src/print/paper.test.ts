import { describe, expect, it } from 'vitest'
import { paperSize, papers } from './paper.ts'

describe('the page on paper', () => {
  it('fills an A3 sheet at a quarter of a millimetre a unit', () => {
    expect(paperSize('a3').unit).toBeCloseTo(0.25, 3)
  })

  it.each(papers)('lies wholly and centred on %s', (paper) => {
    const { width, height, unit, top, left } = paperSize(paper)
    expect(1680 * unit + 2 * left).toBeCloseTo(width, 9)
    expect(1188 * unit + 2 * top).toBeCloseTo(height, 9)
    expect(Math.min(top, left)).toBeGreaterThan(0)
  })

  it.each(papers)('prints its smallest type, 12 units, at 5.6 points or more on %s', (paper) => {
    expect((12 * paperSize(paper).unit * 72) / 25.4).toBeGreaterThanOrEqual(5.6)
  })
})
