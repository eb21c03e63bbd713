import { describe, expect, it } from 'vitest'
import { aldersley } from '../testing/aldersley.ts'
import { type Kpi, kpiOf, kpiWords, missingParts, missingWords, thresholdFault, thresholdWords } from './kpi.ts'
import type { Cells } from './row.ts'
import { rowsIn } from './section-content.ts'

describe('a KPI on the sheet', () => {
  it('says its limits with one number of decimals a row', () => {
    const printed = rowsIn(aldersley.sections.kpis, 'kpis').map((row) => {
      const { target, red, green } = kpiWords(kpiOf(row))
      return [row.cells.name, target, red, green]
    })
    expect(printed).toEqual([
      ['On time, in full', '98.5', '< 97.0', '≥ 98.5'],
      ['Loads spoiled', '6.0', '> 9.0', '≤ 6.0'],
      ['Empty miles', '17.0', '> 20.0', '≤ 17.0'],
      ['Driver turnover, 12 months', '8.0', '> 10.0', '≤ 8.0'],
      ['Days to be paid', '41', '> 47', '≤ 41'],
      ['Energy per pallet', '11.5', '> 13.0', '≤ 11.5'],
      ['Trailers with live temperature', '60', '< 40', '≥ 60'],
    ])
    expect(kpiWords(kpi({ direction: 'up', target: '98.5', red: '97', green: '98', superGreen: '99.25' }))).toEqual({
      target: '98.50',
      red: '< 97.00',
      green: '≥ 98.00',
      superGreen: '≥ 99.25',
    })
  })

  it('says a range by both its ends, and takes it for the target', () => {
    const store = kpi({ direction: 'range', red: '0', green: '2', greenHigh: '4', redHigh: '6' })
    expect(kpiWords(store)).toEqual({ target: '2 to 4', red: '< 0, > 6', green: '2 to 4', superGreen: '' })
    expect(kpiWords(kpi({ direction: 'range', redHigh: '6', green: '2' }))).toEqual({
      target: '≥ 2',
      red: '> 6',
      green: '≥ 2',
      superGreen: '',
    })
  })

  it('says nothing where nothing is written', () => {
    expect(kpiWords(kpi({}))).toEqual({ target: '', red: '', green: '', superGreen: '' })
    expect(kpiWords(kpi({ direction: 'up' }))).toEqual({ target: '', red: '', green: '', superGreen: '' })
  })
})

describe('a KPI that cannot be measured yet', () => {
  it('names what it needs', () => {
    const whole = {
      name: 'Energy',
      owner: 'Joanna Lindqvist',
      unit: 'kWh',
      direction: 'down',
      target: '11.5',
      red: '13',
      green: '11.5',
      cadence: 'weekly',
    }
    expect(missingWords(kpi(whole))).toBeNull()
    expect(missingWords(kpi({ ...whole, red: null, green: null }))).toBe('needs a red and a green limit')
    expect(missingWords(kpi({ ...whole, owner: null }))).toBe('needs an owner')
    expect(missingWords(kpi({ ...whole, unit: '  ', target: null, cadence: null }))).toBe(
      'needs a unit, a target and how often it is counted',
    )
    expect(missingParts(kpi({}))).toEqual(['name', 'owner', 'unit', 'direction', 'target', 'red', 'green', 'cadence'])
    expect(missingParts(kpi({ ...whole, direction: 'range', target: null }))).toEqual(['greenHigh', 'redHigh'])
  })

  it('takes a value that is no value for a missing one', () => {
    expect(kpi({ direction: 'sideways', target: 'many', cadence: 'hourly' })).toEqual(kpi({}))
  })
})

describe('the limits of a KPI', () => {
  it.each([
    [{ direction: 'up', red: '97.0', green: '98.5', superGreen: '99' }, null, null],
    [{ direction: 'up', red: '97', green: '97.0' }, null, null],
    [{ direction: 'up', red: '9', green: '10' }, null, null],
    [
      { direction: 'up', red: '99', green: '98.5' },
      { lower: 'red', upper: 'green' },
      'When up is better, red cannot be above green.',
    ],
    [
      { direction: 'up', red: '99', superGreen: '98.5' },
      { lower: 'red', upper: 'superGreen' },
      'When up is better, red cannot be above super-green.',
    ],
    [{ direction: 'down', red: '9.0', green: '6.0', superGreen: '4' }, null, null],
    [
      { direction: 'down', red: '6', green: '9' },
      { lower: 'green', upper: 'red' },
      'When down is better, green cannot be above red.',
    ],
    [
      { direction: 'down', red: '9', green: '6', superGreen: '7' },
      { lower: 'superGreen', upper: 'green' },
      'When down is better, super-green cannot be above green.',
    ],
    [{ direction: 'range', red: '0', green: '2', greenHigh: '4', redHigh: '6' }, null, null],
    [
      { direction: 'range', red: '0', green: '5', greenHigh: '4', redHigh: '6' },
      { lower: 'green', upper: 'greenHigh' },
      'In a range, green cannot be above the upper green.',
    ],
    [
      { direction: 'range', red: '7', redHigh: '6' },
      { lower: 'red', upper: 'redHigh' },
      'In a range, red cannot be above the upper red.',
    ],
    [{ red: '9', green: '6' }, null, null],
  ])('%j', (cells, fault, words) => {
    expect(thresholdFault(kpi(cells))).toEqual(fault)
    expect(thresholdWords(kpi(cells))).toBe(words)
  })
})

function kpi(cells: Cells): Kpi {
  return kpiOf({ id: 'kpi-1', cells })
}
