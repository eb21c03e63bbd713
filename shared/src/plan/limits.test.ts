import { expect, it } from 'vitest'
import { roomLeft } from './limits.ts'

it('tells of a limit before it bites', () => {
  expect([0, 89, 90, 100, 101, 120].map((used) => roomLeft(used, 100))).toEqual([
    { state: 'room' },
    { state: 'room' },
    { state: 'near', left: 10 },
    { state: 'near', left: 0 },
    { state: 'over', by: 1 },
    { state: 'over', by: 20 },
  ])
})
