import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from './edits.ts'
import { anasBrowser, textAt } from './session.testing.ts'
import { fieldRef } from './text-ref.ts'

const vision = fieldRef('vision', 'statement')

let browser: ReturnType<typeof anasBrowser>

beforeEach(() => {
  vi.useFakeTimers()
  browser = anasBrowser()
})

afterEach(async () => {
  await browser.end()
  vi.useRealTimers()
})

it('sends what a tab wrote that crashed within its first second, and takes none of it for refused', async () => {
  const first = await browser.opens()
  browser.server.disappear()
  editsOf(first).writeText(vision, 'By 2036, nothing fresh is wasted')
  await vi.advanceTimersByTimeAsync(10)
  // What the browser notes of a visit comes after a second; the work itself is kept at once.
  browser.storage.visits.clear()
  await first.end()
  browser.server.reachable = true

  const second = await browser.opens()
  // The document was exchanged once, for the one that was kept, and not again for a fresh one.
  const { save, tray, generation } = second.state.getState()
  expect({ save, tray, generation }).toEqual({ save: { state: 'saved' }, tray: [], generation: 1 })
  expect(textAt(second, vision)).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'By 2036, nothing fresh is wasted' }] },
  ])
  expect(browser.server.lines.size).toBe(1)
})
