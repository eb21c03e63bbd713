import { aldersley } from '@planwall/shared/testing/aldersley.ts'
import { expect, it } from 'vitest'
import { hasMoreToSay } from './has-more-to-say.ts'

it('prints a plan on one page while its second side holds only the smaller columns of its tables', () => {
  expect(hasMoreToSay(aldersley)).toBe(false)
})

it('prints the second side as soon as something is written that stands there alone', () => {
  const why = [
    { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Waste is what we hate most.' }] },
  ]
  const vision = { ...aldersley.sections.vision, why }
  expect(hasMoreToSay({ sections: { ...aldersley.sections, vision } })).toBe(true)
})

it('prints no second side for what is parked', () => {
  const parked = aldersley.sections.parkingLot
  const owner = { ...parked, owner: 'Ruth Aldersley' }
  expect(hasMoreToSay({ sections: { ...aldersley.sections, parkingLot: owner } })).toBe(false)
})
