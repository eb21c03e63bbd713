import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, formatNumber, padDecimal, parseNumber } from './decimal.ts'

describe('a number that somebody types', () => {
  it.each([
    ['6.0', '6.0'],
    ['6,0', '6.0'],
    ['1 234,5', '1234.5'],
    ['1\u202f234', '1234'],
    ['1’234.50', '1234.50'],
    ['1,234', '1234'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1.234.567', '1234567'],
    ['12,34,567', '1234567'],
    ['0,125', '0.125'],
    ['1.234', '1.234'],
    ['1,2345', '1.2345'],
    ['.5', '0.5'],
    ['20.', '20'],
    ['007', '7'],
    ['\u22126', '-6'],
    ['- 6', '-6'],
    ['+6', '6'],
    [' 41 ', '41'],
  ])('%s is %s', (typed, decimal) => {
    expect(parseNumber(typed)).toBe(decimal)
  })

  it.each([
    '',
    '-',
    'six',
    '6%',
    '1 2',
    '1,23,4',
    '1.2.3',
    '1,234,5',
    '6 6',
    '1e5',
    'Infinity',
    '0x10',
    '9'.repeat(25),
  ])('%s is none', (typed) => {
    expect(parseNumber(typed)).toBeNull()
  })

  it('reads the same again after it has been printed, unless a comma in it groups three digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (whole, places) => {
        const decimal = padDecimal(String(whole), places)
        expect(parseNumber(formatNumber(decimal))).toBe(decimal)
      }),
      { verbose: true },
    )
  })
})

describe('decimals', () => {
  it('compare exactly, whatever their length', () => {
    expect(compareDecimals('98.5', '98.50')).toBe(0)
    expect(compareDecimals('-0', '0.0')).toBe(0)
    expect(compareDecimals('9', '10')).toBe(-1)
    expect(compareDecimals('-9', '-10')).toBe(1)
    expect(compareDecimals('-0.5', '0')).toBe(-1)
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1)
    expect(compareDecimals('0.1000000000000000001', '0.1')).toBe(1)
  })

  it('are padded and never cut, and print with thousands apart', () => {
    expect([padDecimal('97', 1), padDecimal('97.25', 1), padDecimal('97', 0)]).toEqual(['97.0', '97.25', '97'])
    expect(['5', '999', '5204', '1234567.8901', '-1000'].map(formatNumber)).toEqual([
      '5',
      '999',
      '5,204',
      '1,234,567.8901',
      '\u22121,000',
    ])
  })
})
