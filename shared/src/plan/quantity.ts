import { formatNumber, parseNumber } from './decimal.ts'
import { limits } from './limits.ts'
import type { Quantity } from './value.ts'

/** Currencies stand before the amount: a sign touches it, a code keeps a space. */
const CURRENCY = /^(?:[£€$¥₹]|(?:GBP|EUR|USD|CHF|SEK|NOK|DKK|PLN|CZK|CAD|AUD|NZD|JPY|INR|ZAR)(?![A-Z]))/

const MAGNITUDE = /^(?:k|m|bn|b|tn)$/i

/** Spaces belong to a number only before a group of three digits, so that `8.4 per 10,000` stops after 8.4. */
const NUMBER = /^(?:[.,]?\d)(?:[\d.,'’]|[ \u00a0\u2009\u202f](?=\d{3}(?!\d)))*/

/**
 * Reads an amount with its unit: `£4.1m`, `6.9%`, `CHF 4.1m`, `11,5 kWh`, `12`. Null when there is no number, when
 * there are two, or when the unit is too long.
 */
export function parseQuantity(typed: string): Quantity | null {
  const [, before = '', unsigned = ''] = /^([+\-\u2212\u2013]?)\s*(.*)$/.exec(typed.trim()) ?? []
  const currency = CURRENCY.exec(unsigned)?.[0] ?? ''
  const [, inner = '', body = ''] = /^\s*([+\-\u2212\u2013]?)\s*(.*)$/.exec(unsigned.slice(currency.length)) ?? []
  const digits = NUMBER.exec(body)?.[0]
  if (digits === undefined || (before !== '' && inner !== '')) return null
  const amount = parseNumber(`${before}${inner}${digits}`)
  const unit = unitOf(currency, body.slice(digits.length).replace(/\s+/g, ' '))
  return amount === null || unit === null ? null : { amount, unit }
}

/** How an amount is printed: `£68m`, `6.9%`, `11.5 kWh`, `8.4 per 10,000`. */
export function formatQuantity(quantity: Quantity): string {
  const { amount, unit } = quantity
  const number = formatNumber(amount)
  const currency = CURRENCY.exec(unit)?.[0]
  if (currency !== undefined) {
    const minus = number.startsWith('\u2212') ? '\u2212' : ''
    const space = currency.length > 1 ? ' ' : ''
    return `${minus}${currency}${space}${number.slice(minus.length)}${unit.slice(currency.length)}`
  }
  if (unit === '') return number
  return /^(?:[%‰]|°$)/.test(unit) ? `${number}${unit}` : `${number} ${unit}`
}

function unitOf(currency: string, rest: string): string | null {
  const suffix = rest.trim()
  if (/^(?:[-–+.,\d]|(?:to|and|or)\b)/i.test(suffix)) return null
  const unit =
    currency === '' || suffix === '' || MAGNITUDE.test(suffix) ? `${currency}${suffix}` : `${currency}${rest.trimEnd()}`
  return unit.length > limits.unit ? null : unit
}
