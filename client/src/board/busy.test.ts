import { expect, it } from 'vitest'
import { busyOf, isPausing } from './busy.ts'

const resting = { inText: false, composing: false, sinceInput: Number.POSITIVE_INFINITY }
const typing = { inText: true, composing: false, sinceInput: 200 }

it('Ana is typing as long as she wrote a moment ago, and while a character is being composed', () => {
  expect(busyOf(typing, false)).toBe('typing')
  expect(busyOf({ ...typing, sinceInput: 9_999 }, false)).toBe('typing')
  expect(busyOf({ ...typing, composing: true, sinceInput: 60_000 }, false)).toBe('typing')
})

it('a caret that was left standing holds nobody back', () => {
  expect(busyOf({ ...typing, sinceInput: 10_000 }, false)).toBe('free')
  expect(busyOf({ ...typing, inText: false }, false)).toBe('free')
  expect(busyOf(resting, false)).toBe('free')
})

it('a note in the hand counts more than a caret', () => {
  expect(busyOf(typing, true)).toBe('dragging')
})

it('a word is finished after a second without a character', () => {
  expect(isPausing({ ...typing, sinceInput: 999 }, false)).toBe(false)
  expect(isPausing({ ...typing, sinceInput: 1_000 }, false)).toBe(true)
  expect(isPausing({ ...typing, composing: true, sinceInput: 5_000 }, false)).toBe(false)
  expect(isPausing(resting, true)).toBe(false)
  expect(isPausing(resting, false)).toBe(true)
})
