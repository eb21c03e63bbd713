import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { wordGuard } from './word-guard.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Presses the letters, so many milliseconds apart, and says whose commands were run. */
function runBy(letters: string, apart: number): string {
  const run: string[] = []
  const guard = wordGuard(() => performance.now())
  for (const letter of letters) {
    guard.letter(letter, () => run.push(letter))
    vi.advanceTimersByTime(apart)
  }
  vi.advanceTimersByTime(1_000)
  return run.join('')
}

it('runs the command of a letter that stands alone', () => {
  expect([runBy('r', 0), runBy('hnr', 900)]).toEqual(['r', 'hnr'])
})

it('takes a word for a word', () => {
  expect([runBy('hr', 90), runBy('early drafts', 90), runBy('hunt', 150)]).toEqual(['', '', ''])
})

it('takes the same letter twice for two commands', () => {
  expect(runBy('nn', 50)).toBe('nn')
})

it('runs nothing after its end', () => {
  const run = vi.fn()
  const guard = wordGuard(() => performance.now())
  guard.letter('r', run)
  guard.end()
  vi.advanceTimersByTime(1_000)
  expect(run).not.toHaveBeenCalled()
})
