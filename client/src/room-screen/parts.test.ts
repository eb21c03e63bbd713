import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { expect, it } from 'vitest'
import { partsOf, partToShow } from './parts.ts'

it('leaves no field of any section without a part, and puts none into two', () => {
  for (const section of sectionIds) {
    const inParts = partsOf(section).flatMap((part) => [...part.fields])
    expect(inParts.toSorted()).toEqual(sections[section].fields.map((field) => field.id).toSorted())
  }
})

it('shows the front until somebody writes behind it, and then stays there', () => {
  const parts = partsOf('values')
  const actions = parts.findIndex((part) => part.fields.includes('actions'))
  expect(partToShow(parts, 0, [])).toBe(0)
  expect(partToShow(parts, 0, ['actions'])).toBe(actions)
  expect(partToShow(parts, actions, [])).toBe(actions)
})

it('does not leave somebody who writes for somebody else', () => {
  expect(partToShow(partsOf('values'), 0, ['actions', 'values'])).toBe(0)
})
