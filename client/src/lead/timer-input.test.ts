import { expect, it } from 'vitest'
import { parseTimerInput } from './timer-input.ts'

const seconds = (typed: string) => {
  const ms = parseTimerInput(typed)
  return ms === null ? null : ms / 1_000
}

it('reads a bare number as minutes', () => {
  expect(['7', ' 12 ', '90', '2.5', '2,5', '0.1'].map(seconds)).toEqual([420, 720, 5_400, 150, 150, 6])
})

it('takes the word behind it for what it is', () => {
  expect(['7 min', '7m', '7 minutes', '7 Min.', '2:30 min'].map(seconds)).toEqual([420, 420, 420, 420, 150])
})

it('reads minutes and seconds, and hours too', () => {
  expect(['2:30', '0:45', '90:00', '1:00:00', '1:02:03'].map(seconds)).toEqual([150, 45, 5_400, 3_600, 3_723])
})

it('takes up to a day and nothing shorter than a second', () => {
  expect(['1440', '1441', '24:00:00', '24:00:01', '0', '0:00'].map(seconds)).toEqual([
    86_400,
    null,
    86_400,
    null,
    null,
    null,
  ])
})

it('refuses what is no time', () => {
  expect(['', 'soon', '-5', '2:60', '2:5', '1:60:00', '1:2:3', '5 apples', '1e3'].map(seconds)).toEqual(
    Array.from({ length: 9 }, () => null),
  )
})
