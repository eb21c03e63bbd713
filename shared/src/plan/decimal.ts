import { type Decimal, decimalSchema } from './value.ts'

/**
 * Reads what people type: `1,234.5`, `1 234,5`, `1'234.50`, `−6`, `.5`. Digits keep their number, so 6.0 stays 6.0.
 * One comma before exactly three digits groups them; any other single comma is a decimal one. Null when it is no number.
 */
export function parseNumber(typed: string): Decimal | null {
  const text = typed.trim().replace(/^[\u2212\u2013]/, '-')
  const [, sign = '', body = ''] = /^([+-]?)\s*(.*)$/.exec(text) ?? []
  const plain = ungrouped(body)
  if (plain === null) return null
  const [whole = '', fraction] = plain.split('.')
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const decimal = `${sign === '-' ? '-' : ''}${digits}${fraction ? `.${fraction}` : ''}`
  return decimalSchema.safeParse(decimal).success ? decimal : null
}

/** Less than, equal to or greater than zero, as `a` is to `b`; exact at any length. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const places = Math.max(decimalPlaces(a), decimalPlaces(b))
  const difference = scaled(a, places) - scaled(b, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function decimalPlaces(decimal: Decimal): number {
  return decimal.split('.')[1]?.length ?? 0
}

/** The same number with at least that many decimal places: 97 with one place is 97.0. */
export function padDecimal(decimal: Decimal, places: number): Decimal {
  const missing = places - decimalPlaces(decimal)
  if (missing <= 0) return decimal
  return `${decimal}${decimalPlaces(decimal) === 0 ? '.' : ''}${'0'.repeat(missing)}`
}

/** For reading: thousands apart, and a real minus sign. Not for years. */
export function formatNumber(decimal: Decimal): string {
  const [whole = '', fraction] = decimal.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${decimal.startsWith('-') ? '\u2212' : ''}${grouped}${fraction ? `.${fraction}` : ''}`
}

/** Digits with at most one point, or null. */
function ungrouped(body: string): string | null {
  if (/^\d{1,3}([ \u00a0\u2009\u202f'’]\d{3})+([.,]\d*)?$/.test(body)) {
    return body.replace(/[ \u00a0\u2009\u202f'’]/g, '').replace(',', '.')
  }
  // The groups of two are how lakhs and crores are written.
  if (/^[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d*)?$/.test(body)) return body.replaceAll(',', '')
  if (/^[1-9]\d{0,2}(\.\d{3})+,\d*$/.test(body) || /^[1-9]\d{0,2}(\.\d{3}){2,}$/.test(body)) {
    return body.replaceAll('.', '').replace(',', '.')
  }
  if (/^\d+[.,]?$/.test(body) || /^\d*[.,]\d+$/.test(body)) return body.replace(',', '.')
  return null
}

function scaled(decimal: Decimal, places: number): bigint {
  return BigInt(padDecimal(decimal, places).replace('.', ''))
}
