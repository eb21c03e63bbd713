import { describe, expect, it } from 'vitest'
import { keepSame } from './keep-same.ts'

const row = (id: string, name: string) => ({ id, cells: { name } })

describe('what was read again', () => {
  it('is the same object when it says the same', () => {
    const before = { statement: [{ type: 'paragraph', content: [] }], kpis: [row('a', 'On time')], year1: '2027' }
    expect(keepSame(before, structuredClone(before))).toBe(before)
  })

  it('keeps the rows that a letter in another one has not touched, also when they have moved', () => {
    const before = { kpis: [row('a', 'On time'), row('b', 'Empty miles'), row('c', 'Turnover')] }
    const after = { kpis: [row('n', ''), row('a', 'On time'), row('c', 'Turnover'), row('b', 'Empty miles!')] }
    const kept = keepSame(before, after)
    expect(kept).toEqual(after)
    expect(kept.kpis.map((each) => before.kpis.indexOf(each))).toEqual([-1, 0, 2, -1])
  })

  it('says what is new even where less is left', () => {
    const before = { kpis: [row('a', 'On time'), row('b', 'Empty miles')], owner: 'Ana' }
    for (const after of [{ kpis: [row('a', 'On time')] }, { kpis: [], owner: 'Ana' }, {}]) {
      expect(keepSame(before, after)).toEqual(after)
    }
  })

  it('takes nothing of another shape', () => {
    expect([keepSame([1], { 0: 1 }), keepSame(null, { a: 1 }), keepSame({ a: 1 }, null)]).toEqual([
      { 0: 1 },
      { a: 1 },
      null,
    ])
  })
})
