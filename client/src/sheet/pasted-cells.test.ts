import type { RowsField } from '@planwall/shared/plan/field.ts'
import { fieldOf } from '@planwall/shared/plan/sections.ts'
import { describe, expect, it } from 'vitest'
import { cellsOf } from './pasted-cells.ts'

const kpis = (fieldOf('kpis', 'kpis') as RowsField).columns
const strengths = (fieldOf('environment', 'strengths') as RowsField).columns

describe('a line of a spreadsheet', () => {
  it('goes into the columns, and a number may bring the unit of its row', () => {
    const columns = ['name', 'owner', 'unit', 'target'].flatMap((id) => kpis.find((column) => column.id === id) ?? [])
    expect(cellsOf(columns, ['On time', 'Ruth Aldersley', '%', '98.5%'], 2027)).toEqual({
      values: { name: 'On time', owner: 'Ruth Aldersley', unit: '%', target: '98.5' },
      unread: [],
    })
  })

  it('says what no column takes', () => {
    const columns = ['name', 'target'].flatMap((id) => kpis.find((column) => column.id === id) ?? [])
    expect(cellsOf(columns, ['On time', 'high', 'see page 3'], 2027)).toEqual({
      values: { name: 'On time' },
      unread: ['high', 'see page 3'],
    })
  })

  it('becomes one text in a list that has no other column', () => {
    expect(cellsOf(strengths, ['Drivers stay', '', '11 years', 'on average'], 2027)).toEqual({
      values: { text: 'Drivers stay – 11 years – on average' },
      unread: [],
    })
    expect(cellsOf(strengths, ['', 'only here'], 2027)).toEqual({ values: { text: 'only here' }, unread: [] })
  })
})
