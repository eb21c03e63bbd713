import * as z from 'zod/mini'
import { err, ok, type Result } from '../result.ts'

/** Times are server milliseconds. A running timer that has reached its end stays, and counts up as overtime. */
export const timerSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  z.strictObject({ state: z.literal('running'), endsAt: z.number(), durationMs: z.number() }),
  z.strictObject({ state: z.literal('paused'), remainingMs: z.number(), durationMs: z.number() }),
])
export type Timer = z.infer<typeof timerSchema>

/** A timer as it is sent: what remains instead of when it ends, so that no client's clock matters. */
export const timerViewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  z.strictObject({ state: z.literal('running'), remainingMs: z.number(), durationMs: z.number() }),
  z.strictObject({ state: z.literal('paused'), remainingMs: z.number(), durationMs: z.number() }),
])
export type TimerView = z.infer<typeof timerViewSchema>

export const MINUTE_MS = 60_000

/** Longest time a timer may show: a whole day, so that a slip of the hand cannot make it meaningless. */
export const MAX_TIMER_MS = 24 * 60 * MINUTE_MS

export function startTimer(durationMs: number, now: number): Timer {
  return { state: 'running', endsAt: now + durationMs, durationMs }
}

export function pauseTimer(timer: Timer, now: number): Result<Timer, 'timerNotRunning'> {
  if (timer.state !== 'running') return err('timerNotRunning')
  return ok({ state: 'paused', remainingMs: timer.endsAt - now, durationMs: timer.durationMs })
}

export function resumeTimer(timer: Timer, now: number): Result<Timer, 'timerNotPaused'> {
  if (timer.state !== 'paused') return err('timerNotPaused')
  return ok({ state: 'running', endsAt: now + timer.remainingMs, durationMs: timer.durationMs })
}

/**
 * Adds time, or takes it away when `deltaMs` is negative. Time added to a timer that has run over counts from now, so
 * "one minute more" always gives a minute; shortening never goes below nothing left.
 */
export function changeTimer(timer: Timer, deltaMs: number, now: number): Result<Timer, 'noTimer'> {
  if (timer.state === 'idle') return err('noTimer')
  const left = remainingMs(timer, now)
  const remaining = Math.min(MAX_TIMER_MS, Math.max(0, Math.max(0, left) + deltaMs))
  const durationMs = Math.max(timer.durationMs + deltaMs, remaining, MINUTE_MS)
  if (timer.state === 'paused') return ok({ state: 'paused', remainingMs: remaining, durationMs })
  return ok({ state: 'running', endsAt: now + remaining, durationMs })
}

/** Milliseconds left; negative once the time is over, 0 for an idle timer. */
export function remainingMs(timer: Timer, now: number): number {
  if (timer.state === 'idle') return 0
  return timer.state === 'running' ? timer.endsAt - now : timer.remainingMs
}

export function timerView(timer: Timer, now: number): TimerView {
  if (timer.state === 'idle') return timer
  return { state: timer.state, remainingMs: remainingMs(timer, now), durationMs: timer.durationMs }
}
