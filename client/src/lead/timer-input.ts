import { MAX_TIMER_MS, MINUTE_MS } from '@planwall/shared/meeting/timer.ts'

const SECOND_MS = 1_000

/**
 * Milliseconds from what somebody typed for a timer: minutes (`7`, `2.5`, `2,5`), minutes and seconds (`2:30`) or
 * hours too (`1:00:00`), with `min` or `m` behind it if they like. Null for anything else, for less than a second and
 * for more than a timer may show.
 */
export function parseTimerInput(typed: string): number | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s*m(in(ute)?s?)?\.?$/, '')
  const ms = /^\d{1,4}([.,]\d{1,2})?$/.test(text) ? minutesOf(text) : clockOf(text)
  if (ms === null || ms < SECOND_MS || ms > MAX_TIMER_MS) return null
  return ms
}

function minutesOf(text: string): number {
  return Math.round((Number(text.replace(',', '.')) * MINUTE_MS) / SECOND_MS) * SECOND_MS
}

function clockOf(text: string): number | null {
  const parts = /^(?:(\d{1,2}):)?(\d{1,4}):([0-5]\d)$/.exec(text)
  if (!parts) return null
  const [, hours, minutes = '0', seconds = '0'] = parts
  if (hours !== undefined && Number(minutes) > 59) return null
  return Number(hours ?? 0) * 60 * MINUTE_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS
}
