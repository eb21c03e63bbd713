import { formatLocale } from './t.ts'

/** Times are shown on the 24-hour clock everywhere: a run of day must align and 1:15 must not be doubtful. */
const timeOfDay: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const longDay: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }
const shortDay: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }
const calendarDate: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }

export type FormatOptions = { locale?: string; timeZone?: string }

/** “09:05”, from milliseconds since 1970, in the reader's time zone unless another is named. */
export function formatTime(at: number, options: FormatOptions = {}): string {
  return dateFormat(timeOfDay, options).format(at)
}

/** “Thursday 19 November”. */
export function formatDay(at: number, options: FormatOptions = {}): string {
  return dateFormat(longDay, options).format(at)
}

/** “Thu 19 Nov”. */
export function formatShortDay(at: number, options: FormatOptions = {}): string {
  return dateFormat(shortDay, options).format(at)
}

/**
 * “19 Nov 2026”, from a calendar date written YYYY-MM-DD. Such a date belongs to no time zone, so it never shifts by
 * a day. Anything that is no such date comes back as it was.
 */
export function formatDate(isoDate: string, options: { locale?: string } = {}): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) return isoDate
  return dateFormat(calendarDate, { ...options, timeZone: 'UTC' }).format(at)
}

/** “4:12” left, or “1:02:30” past an hour; from milliseconds, rounded up so that 0:00 means over. Never negative. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const parts = [Math.floor((seconds % 3600) / 60), seconds % 60]
  const hours = Math.floor(seconds / 3600)
  if (hours > 0) return `${hours}:${parts.map((part) => String(part).padStart(2, '0')).join(':')}`
  return `${parts[0]}:${String(parts[1]).padStart(2, '0')}`
}

/** “1,250.5” as the reader writes numbers; at most two decimals unless told. */
export function formatNumber(value: number, options: Intl.NumberFormatOptions & { locale?: string } = {}): string {
  const { locale = formatLocale, ...rest } = options
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2, ...rest }).format(value)
}

/** “Priya, Amara and Kenji”. */
export function formatList(items: readonly string[], options: { locale?: string } = {}): string {
  return new Intl.ListFormat(options.locale ?? formatLocale, { type: 'conjunction' }).format(items)
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

// Building an Intl format costs some 50 µs, a run of day draws forty of them a second; so each is built once.
function dateFormat(parts: Intl.DateTimeFormatOptions, options: FormatOptions): Intl.DateTimeFormat {
  const locale = options.locale ?? formatLocale
  const key = JSON.stringify([locale, options.timeZone, parts])
  const known = dateFormats.get(key)
  if (known) return known
  const zone = options.timeZone === undefined ? {} : { timeZone: options.timeZone }
  const made = new Intl.DateTimeFormat(locale, { ...parts, ...zone })
  dateFormats.set(key, made)
  return made
}
