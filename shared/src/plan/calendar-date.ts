import { dateSchema } from './value.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * Reads what people type as a date: `2027-03-31`, `31 Mar 2027`, `March 31, 2027`, `31/03/2027`, `31.3.27`, `Mar 2027`
 * (its first day). The day comes before the month unless that is impossible. Without a year, `yearWhenMissing` is
 * taken. Null when it is no day in a calendar.
 */
export function parseDate(typed: string, yearWhenMissing?: number): string | null {
  const text = typed.trim().replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '')
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text)
  if (iso) return isoDate(iso[1], iso[2], iso[3] ?? '1')
  const numeric = /^(\d{1,2})[/.-]\s?(\d{1,2})(?:[/.-]\s?(\d{4}|\d{2}))?\.?$/.exec(text)
  if (numeric) {
    const year = numeric[3] ?? yearWhenMissing
    return isoDate(year, numeric[2], numeric[1]) ?? isoDate(year, numeric[1], numeric[2])
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s+([a-z]{3,})\.?,?(?:\s+(\d{4}|\d{2}))?$/i.exec(text)
  if (dayFirst) return isoDate(dayFirst[3] ?? yearWhenMissing, monthNumber(dayFirst[2]), dayFirst[1])
  const monthFirst = /^([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/i.exec(text)
  if (monthFirst) return isoDate(monthFirst[3] ?? yearWhenMissing, monthNumber(monthFirst[1]), monthFirst[2])
  const monthOnly = /^([a-z]{3,})\.?(?:,?\s+(\d{4}))?$/i.exec(text)
  if (monthOnly) return isoDate(monthOnly[2] ?? yearWhenMissing, monthNumber(monthOnly[1]), '1')
  return null
}

/** `29 Jan` */
export function formatDay(date: string): string {
  return `${dayOf(date)} ${formatMonth(date)}`
}

/** `29 January 2027` */
export function formatDate(date: string): string {
  return `${dayOf(date)} ${formatMonthYear(date)}`
}

/** `Jan` */
export function formatMonth(date: string): string {
  return monthName(date).slice(0, 3)
}

/** `January 2027` */
export function formatMonthYear(date: string): string {
  return `${monthName(date)} ${yearOf(date)}`
}

/** `January to March 2027`, with both years when they differ. */
export function formatMonths(start: string, end: string): string {
  if (start.slice(0, 7) === end.slice(0, 7)) return formatMonthYear(start)
  const from = yearOf(start) === yearOf(end) ? monthName(start) : formatMonthYear(start)
  return `${from} to ${formatMonthYear(end)}`
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}

function dayOf(date: string): number {
  return Number(date.slice(8, 10))
}

function monthName(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? ''
}

/** 1 to 12, or null for a word that begins no month. */
function monthNumber(word: string | undefined): string | null {
  const index = MONTHS.findIndex((name) => word !== undefined && name.toLowerCase().startsWith(word.toLowerCase()))
  if (index >= 0) return String(index + 1)
  return word?.toLowerCase() === 'sept' ? '9' : null
}

function isoDate(
  year: string | number | undefined,
  month: string | null | undefined,
  day: string | undefined,
): string | null {
  if (year === undefined || !month || !day) return null
  const full = String(year).length === 2 ? `20${year}` : String(year).padStart(4, '0')
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return dateSchema.safeParse(date).success ? date : null
}
