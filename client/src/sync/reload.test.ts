import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from './edits.ts'
import { afterCrash, anasBrowser, paragraph, textAt, trayOf, write } from './session.testing.ts'
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

it('takes nothing for refused when others took away their own words beside it', async () => {
  const { server } = browser
  server.change((doc) => write(doc, 'vision', 'statement', 'Ben was here.'))
  const first = await browser.opens()
  server.holdsAnswers = true
  editsOf(first).writeText(vision, 'Ben was here. So is Ana')
  await browser.settles()
  server.change((doc) => write(doc, 'vision', 'statement', ' So is Ana'))
  await browser.settles()
  const again = await afterCrash(browser)
  again.server.holdsAnswers = false

  const second = await again.opens()
  const { save, tray } = second.state.getState()
  expect({ save, tray }).toEqual({ save: { state: 'saved' }, tray: [] })
  expect(textAt(second, vision)).toEqual(paragraph(' So is Ana'))
  await again.end()
})

it('finds its own words in the tray when they were taken away before anybody confirmed them', async () => {
  const { server } = browser
  server.change((doc) => write(doc, 'vision', 'statement', 'Ben was here.'))
  const first = await browser.opens()
  server.holdsAnswers = true
  editsOf(first).writeText(vision, 'Ben was here. So is Ana')
  await browser.settles()
  server.change((doc) => write(doc, 'vision', 'statement', 'Ben was here.'))
  await browser.settles()
  const again = await afterCrash(browser)
  again.server.holdsAnswers = false

  const second = await again.opens()
  expect(trayOf(second).map(({ yours }) => yours)).toEqual(['Ben was here. So is Ana'])
  await again.end()
})
