import { describe, expect, it } from 'vitest'
import { formatQuantity, parseQuantity } from './quantity.ts'

describe('an amount with its unit', () => {
  it.each([
    ['£4.1m', '4.1', '£m', '£4.1m'],
    ['£620k', '620', '£k', '£620k'],
    ['£ 68 m', '68', '£m', '£68m'],
    ['£4.1 million', '4.1', '£ million', '£4.1 million'],
    ['£12 per load', '12', '£ per load', '£12 per load'],
    ['-£5m', '-5', '£m', '\u2212£5m'],
    ['£-5m', '-5', '£m', '\u2212£5m'],
    ['CHF 4.1m', '4.1', 'CHFm', 'CHF 4.1m'],
    ['EUR 1 200', '1200', 'EUR', 'EUR 1,200'],
    ['6.9%', '6.9', '%', '6.9%'],
    ['6.9 %', '6.9', '%', '6.9%'],
    ['8.4 per 10,000', '8.4', 'per 10,000', '8.4 per 10,000'],
    ['11,5 kWh', '11.5', 'kWh', '11.5 kWh'],
    ['12 000 kWh', '12000', 'kWh', '12,000 kWh'],
    ['4 °C', '4', '°C', '4 °C'],
    ['7', '7', '', '7'],
    ['5204', '5204', '', '5,204'],
  ])('%s', (typed, amount, unit, printed) => {
    expect(parseQuantity(typed)).toEqual({ amount, unit })
    expect(formatQuantity({ amount, unit })).toBe(printed)
    expect(parseQuantity(printed)).toEqual({ amount, unit })
  })

  it.each(['', '£', 'a lot', '2 to 4', '2 - 4', '2–4', '-£-5', `5 ${'x'.repeat(25)}`, '1.2.3m'])(
    '%s is none',
    (typed) => {
      expect(parseQuantity(typed)).toBeNull()
    },
  )
})
