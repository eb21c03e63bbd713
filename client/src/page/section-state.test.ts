import { expect, it } from 'vitest'
import { stateOf } from './section-state.ts'

const open = { state: 'open' } as const
const quiet = { record: open, isActive: false, isEmpty: false, writers: [] }

it('says what is settled before what goes on', () => {
  const agreed = { state: 'agreed', at: 5, by: 'helen' } as const
  expect(stateOf({ record: agreed, isActive: true, isEmpty: false, writers: ['Amara'] })).toEqual({
    state: 'agreed',
    at: 5,
  })
  expect(stateOf({ ...quiet, isActive: true, writers: ['Amara'] })).toEqual({ state: 'active' })
  expect(stateOf({ ...quiet, writers: ['Amara'] })).toEqual({ state: 'writing', names: ['Amara'] })
})

it('tells an empty section from one that is in draft', () => {
  expect(stateOf(quiet)).toEqual({ state: 'draft' })
  expect(stateOf({ ...quiet, isEmpty: true })).toEqual({ state: 'empty' })
})
