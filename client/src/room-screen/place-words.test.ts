import { aldersley } from '@planwall/shared/testing/aldersley.ts'
import { expect, it } from 'vitest'
import { placeWords } from './place-words.ts'

const { quarterlyPriorities, values, kpis, vision } = aldersley.sections

it('numbers what is ranked', () => {
  expect(placeWords('quarterlyPriorities', quarterlyPriorities, ['priorities', 'priority-2', 'text'])).toBe(
    'Priority 2',
  )
})

it('names a row by its name where that is short, and by its number where it has none', () => {
  expect(placeWords('values', values, ['values', 'value-2', 'phrase'])).toBe('Say it early')
  expect(placeWords('kpis', kpis, ['kpis', 'kpi-7', 'target'])).toBe('KPIs 7')
  expect(placeWords('values', values, ['values', 'gone', 'name'])).toBe('Values')
})

it('names a field by its label', () => {
  expect(placeWords('vision', vision, ['boldGoal'])).toBe('Bold goal')
})
