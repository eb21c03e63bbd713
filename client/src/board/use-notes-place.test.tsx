import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cleanUp, render } from '../testing/render.ts'
import { overviewOf } from './camera.ts'
import { editNote, resetSelection } from './selection-store.ts'
import { useNotesPlace } from './use-notes-place.ts'

const view = { width: 1208, height: 844 }
const given = { kind: 'lift', cell: null, view, viewport: overviewOf(view), height: 430, foot: 84 } as const
const beside = { at: { x: 900, y: 0 } }
const behind = { at: { x: 0, y: -400 } }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanUp()
  vi.useRealTimers()
  resetSelection()
})

type Notes = readonly { at: { x: number; y: number } }[]

function Section({ notes }: { notes: Notes }) {
  return <p>{useNotesPlace({ ...given, notes }, null).on}</p>
}

function lifted(notes: Notes) {
  const { container, rerender } = render(<Section notes={notes} />)
  return { now: () => container.textContent, changesTo: (next: Notes) => rerender(<Section notes={next} />) }
}

it('lists the notes at once when one is added for which there is no room', () => {
  const section = lifted([beside])
  expect(section.now()).toBe('around')
  section.changesTo([beside, behind])
  expect(section.now()).toBe('beside')
})

it('lists them only once a note that is dragged across the section rests there', () => {
  const section = lifted([beside])
  section.changesTo([behind])
  expect(section.now()).toBe('around')
  act(() => void vi.advanceTimersByTime(200))
  section.changesTo([beside])
  act(() => void vi.advanceTimersByTime(1_000))
  expect(section.now()).toBe('around')
  section.changesTo([behind])
  act(() => void vi.advanceTimersByTime(1_000))
  expect(section.now()).toBe('beside')
})

it('takes no note from under the hands of who writes on it', () => {
  const section = lifted([beside])
  act(() => editNote('mine'))
  section.changesTo([beside, behind])
  act(() => void vi.advanceTimersByTime(1_000))
  expect(section.now()).toBe('around')
  act(() => editNote(null))
  act(() => void vi.advanceTimersByTime(1_000))
  expect(section.now()).toBe('beside')
})

it('shows a new note where it is to be written on', () => {
  const section = lifted([])
  section.changesTo([behind])
  act(() => editNote('mine'))
  expect(section.now()).toBe('beside')
  act(() => void vi.advanceTimersByTime(1_000))
  expect(section.now()).toBe('beside')
})
