import { describe, expect, it } from 'vitest'
import { aldersley } from '../testing/aldersley.ts'
import { sectionIds } from './section-id.ts'
import { sectionOf } from './sections.ts'
import { taglineOf } from './tagline.ts'

describe('the words beside a label', () => {
  it('say the time of a section that has one', () => {
    const { annualGoals, quarterlyPriorities, milestones } = aldersley.sections
    expect(taglineOf('annualGoals', annualGoals)).toBe('2027')
    expect(taglineOf('quarterlyPriorities', quarterlyPriorities)).toBe('January to March 2027')
    expect(taglineOf('milestones', milestones)).toBe('2027')
    const next = { id: 'next', cells: { date: '2028-01-10' } }
    expect(taglineOf('milestones', { milestones: [next, { id: 'first', cells: { date: '2027-12-01' } }] })).toBe(
      '2027 to 2028',
    )
  })

  it.each(sectionIds)('are the catalogue’s own for an empty %s', (id) => {
    expect(taglineOf(id, {})).toBe(sectionOf(id).tagline)
  })

  it('wait for both ends of a quarter', () => {
    expect(taglineOf('quarterlyPriorities', { quarterStart: '2027-01-01' })).toBe(
      'What comes first, these thirteen weeks',
    )
  })
})
