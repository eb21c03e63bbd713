import { aldersley } from '@planwall/shared/testing/aldersley.ts'
import { expect, it } from 'vitest'
import { previewOf } from './preview.ts'

const { vision, values } = aldersley.sections

it('says the most important text, or the rows by their first words', () => {
  expect(previewOf('vision', vision)).toBe('By 2036, nothing fresh is wasted on its way to a British table.')
  expect(previewOf('values', values)).toBe(
    'The load comes first · Say it early · Leave it better · Family, not favours · Count what we save',
  )
})

it('falls back on whatever the section says', () => {
  expect(previewOf('vision', { boldGoalBy: '2036-12-31' })).toBe('December 2036')
  expect(previewOf('mission', { marketWho: 'Growers and grocers' })).toBe('Growers and grocers')
  expect(previewOf('mission', {})).toBe('')
})
