import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cleanUp, find, render, type } from '../testing/render.ts'
import { LiveRegion } from '../ui/live-region.tsx'
import { placeId } from './address.ts'
import type { Group } from './group.ts'
import { useFollow } from './use-follow.ts'

const values: Group = { section: 'values', stage: 'values', words: 'Draft of Values', place: 'Values' }
const mission: Group = { section: 'mission', stage: 'mission', words: 'Draft of Mission', place: 'Mission' }
const lunch: Group = { section: null, stage: 'lunch', words: 'Lunch', place: 'Lunch' }

const scrolledTo: string[] = []

beforeEach(() => {
  scrolledTo.length = 0
  vi.useFakeTimers()
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    scrolledTo.push(this.id)
  })
})
afterEach(() => {
  cleanUp()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function Page({ group, gatherings = 0 }: { group: Group; gatherings?: number }) {
  const { offer, accept } = useFollow(group, { gatherings }, 'Helen')
  return (
    <>
      <textarea aria-label="Phrase" defaultValue="" />
      <div id={placeId('values')} />
      <div id={placeId('mission')} />
      {offer && (
        <button type="button" onClick={accept}>
          {offer.sentence}
        </button>
      )}
      <LiveRegion />
    </>
  )
}

const frame = () => act(() => vi.advanceTimersByTime(20))
const ana = {
  types: () => {
    const field = find<HTMLTextAreaElement>('textarea')
    act(() => field.focus())
    type(field, `${field.value}x`)
  },
}

it('begins where the group is, without a word about it', () => {
  const { container } = render(<Page group={values} />)
  frame()
  expect(scrolledTo).toEqual(['section-values'])
  expect(container.textContent).toBe('')
})

it('goes along when the group moves, and says so', () => {
  const { container, rerender } = render(<Page group={values} />)
  rerender(<Page group={mission} />)
  frame()
  expect(scrolledTo.at(-1)).toBe('section-mission')
  expect(container.textContent).toBe('Helen moved to Mission.')
  rerender(<Page group={lunch} />)
  frame()
  expect(container.textContent).toBe('Helen moved to Lunch.')
  expect(scrolledTo.at(-1)).toBe('section-mission')
})

it('says that the step has changed, and moves nothing', () => {
  const { container, rerender } = render(<Page group={values} />)
  frame()
  scrolledTo.length = 0
  rerender(<Page group={{ ...values, words: 'Agreement on Values' }} />)
  frame()
  expect(container.textContent).toBe('Agreement on Values')
  expect(scrolledTo).toEqual([])
})

it('leaves somebody who is writing where they are, and offers to take them along', () => {
  const { container, rerender } = render(<Page group={values} />)
  frame()
  ana.types()
  rerender(<Page group={mission} />)
  frame()
  expect(scrolledTo).toEqual(['section-values'])
  const offer = find<HTMLButtonElement>('button', container)
  expect(offer.textContent).toBe('Helen moved to Mission.')
  act(() => offer.click())
  frame()
  expect(scrolledTo.at(-1)).toBe('section-mission')
  expect(container.querySelector('button')).toBeNull()
})

it('takes even a writer along when everyone is called together, once a word is finished', () => {
  const { rerender } = render(<Page group={values} />)
  frame()
  scrolledTo.length = 0
  ana.types()
  rerender(<Page group={values} gatherings={1} />)
  frame()
  expect(scrolledTo).toEqual([])
  act(() => vi.advanceTimersByTime(2_000))
  expect(scrolledTo).toEqual(['section-values'])
})
