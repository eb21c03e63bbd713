import { describe, expect, it } from 'vitest'
import { formatDate, formatDay, formatMonth, formatMonths, formatMonthYear, parseDate } from './calendar-date.ts'

describe('a date that somebody types', () => {
  it.each([
    ['2027-03-31', '2027-03-31'],
    ['2027-3-1', '2027-03-01'],
    ['2027-03', '2027-03-01'],
    ['31 Mar 2027', '2027-03-31'],
    ['31 march 2027', '2027-03-31'],
    ['31st March, 2027', '2027-03-31'],
    ['March 31, 2027', '2027-03-31'],
    ['Wed 31 Mar 2027', '2027-03-31'],
    ['31/03/2027', '2027-03-31'],
    ['31.3.27', '2027-03-31'],
    ['03/31/2027', '2027-03-31'],
    ['04/03/2027', '2027-03-04'],
    ['Mar 2027', '2027-03-01'],
    ['Sept 2027', '2027-09-01'],
    ['29 Feb 2028', '2028-02-29'],
    ['15 Dec', '2026-12-15'],
    ['15/12', '2026-12-15'],
    ['December', '2026-12-01'],
  ])('%s is %s', (typed, date) => {
    expect(parseDate(typed, 2026)).toBe(date)
  })

  it.each([
    '',
    'soon',
    '29 Feb 2027',
    '31/04/2027',
    '32 Mar 2027',
    '2027-13-01',
    'Ma 2027',
    '1 Foo 2027',
    '31',
    '2027',
  ])('%s is none', (typed) => {
    expect(parseDate(typed, 2026)).toBeNull()
  })

  it('has no year of its own accord', () => {
    expect(parseDate('15 Dec')).toBeNull()
  })
})

describe('a date on the sheet', () => {
  it('is as long as its place allows', () => {
    const date = '2027-01-08'
    expect([formatDay(date), formatDate(date), formatMonth(date), formatMonthYear(date)]).toEqual([
      '8 Jan',
      '8 January 2027',
      'Jan',
      'January 2027',
    ])
  })

  it('names a quarter by its months', () => {
    expect(formatMonths('2027-01-01', '2027-03-31')).toBe('January to March 2027')
    expect(formatMonths('2026-11-01', '2027-01-31')).toBe('November 2026 to January 2027')
    expect(formatMonths('2027-01-01', '2027-01-31')).toBe('January 2027')
  })
})
