/** The calendar date where the reader is, as YYYY-MM-DD. */
export function localDate(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** How many days after `today` a date is; negative for one that has passed. Both as YYYY-MM-DD. */
export function daysFrom(today: string, date: string): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
}

/** The next morning on which a day can begin at nine: today's while it lies ahead, else tomorrow's. */
export function nextMorning(now: Date): { day: string; startsAt: string } {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
  return { day: localDate(now.getHours() < 9 ? now : tomorrow), startsAt: '09:00' }
}
