import { describe, expect, it } from 'vitest'
import {
  formatCountdown,
  formatDate,
  formatDay,
  formatList,
  formatNumber,
  formatShortDay,
  formatTime,
} from './format.ts'
import { inWords, inWordsCapital, plural } from './plural.ts'
import { pickFormatLocale } from './t.ts'

const morning = Date.UTC(2026, 10, 19, 9, 5)
const inGrimsby = { locale: 'en-GB', timeZone: 'Europe/London' }

describe('dates and times', () => {
  it('shows a time of day on the 24-hour clock, also to an American', () => {
    expect(formatTime(morning, inGrimsby)).toBe('09:05')
    expect(formatTime(morning + 5 * 3_600_000, { locale: 'en-US', timeZone: 'UTC' })).toBe('14:05')
    expect(formatTime(Date.UTC(2026, 0, 1), { locale: 'en-US', timeZone: 'UTC' })).toBe('00:00')
  })

  it('names the day the way the reader does', () => {
    expect(formatDay(morning, inGrimsby)).toMatch(/^Thursday,? 19 November$/)
    expect(formatDay(morning, { locale: 'en-US', timeZone: 'UTC' })).toBe('Thursday, November 19')
    expect(formatShortDay(morning, inGrimsby)).toMatch(/^Thu,? 19 Nov$/)
  })

  it('never moves a calendar date to the day before, wherever the reader is', () => {
    expect(formatDate('2026-12-31', { locale: 'en-GB' })).toBe('31 Dec 2026')
    expect(formatDate('2026-02-31T00:00')).toBe('2026-02-31T00:00')
    expect(formatDate('soon')).toBe('soon')
  })
})

describe('counting down', () => {
  it('rounds up, so that 0:00 is reached only when the time is over', () => {
    expect([252_000, 60_000, 44_001, 1, 0, -5_000, 3_750_000].map(formatCountdown)).toEqual([
      '4:12',
      '1:00',
      '0:45',
      '0:01',
      '0:00',
      '0:00',
      '1:02:30',
    ])
  })
})

describe('numbers and lists', () => {
  it('groups thousands and keeps two decimals at most', () => {
    expect(formatNumber(1250.456, { locale: 'en-GB' })).toBe('1,250.46')
    expect(formatNumber(1250.456, { locale: 'en-GB', maximumFractionDigits: 0 })).toBe('1,250')
  })

  it('joins names as one would say them', () => {
    const names = ['Priya', 'Amara', 'Kenji']
    expect([1, 2, 3].map((count) => formatList(names.slice(0, count), { locale: 'en-GB' }))).toEqual([
      'Priya',
      'Priya and Amara',
      'Priya, Amara and Kenji',
    ])
  })

  it('says small counts in words and large ones in figures', () => {
    expect([0, 1, 2, 12, 13, 2.5].map(inWords)).toEqual(['no', 'one', 'two', 'twelve', '13', '2.5'])
    expect(inWordsCapital(6)).toBe('Six')
    expect([0, 1, 2].map((count) => plural(count, 'change', 'changes'))).toEqual(['changes', 'change', 'changes'])
  })
})

describe('the locale', () => {
  it('formats by the region the reader asked for, British when none was named', () => {
    expect(pickFormatLocale(['fr-FR', 'en-CA', 'en-US'], 'en')).toBe('en-CA')
    expect(pickFormatLocale(['en'], 'en')).toBe('en-GB')
    expect(pickFormatLocale(['de-DE'], 'en')).toBe('en-GB')
  })
})
