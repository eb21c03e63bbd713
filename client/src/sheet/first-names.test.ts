import { expect, it } from 'vitest'
import { shortNameOf } from './first-names.ts'

const team = ['Ruth Aldersley', 'Priya Nair', 'George Aldersley', 'Joanna Lindqvist']

it('prints the first name of somebody who alone has it', () => {
  expect(shortNameOf('Priya Nair', team)).toBe('Priya')
  expect(shortNameOf('Priya Nair', [])).toBe('Priya')
  expect(shortNameOf('  Cher ', team)).toBe('Cher')
})

it('adds the last initial where two people share a first name, whatever its case', () => {
  expect(shortNameOf('Ruth Aldersley', [...team, 'ruth Okafor'])).toBe('Ruth A.')
})

it('prints the whole name where the initial would not tell them apart', () => {
  const two = ['Ruth Aldersley', 'Ruth Amin']
  expect(two.map((name) => shortNameOf(name, two))).toEqual(two)
  expect(shortNameOf('Ruth', ['Ruth', 'Ruth Amin'])).toBe('Ruth')
})

it('knows that a name typed twice is one person', () => {
  expect(shortNameOf('Priya Nair', ['priya nair', 'Priya Nair '])).toBe('Priya')
})
