import { addNote, removeNote } from '@planwall/shared/plan/note.ts'
import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from './edits.ts'
import type { PlanSession } from './plan-session.ts'
import { anasBrowser, paragraph } from './session.testing.ts'
import { fieldRef } from './text-ref.ts'

const wall = { meeting: 'meeting1', section: 'vision' } as const
const vision = fieldRef('vision', 'statement')
const purpose = fieldRef('mission', 'purpose')

let browser: ReturnType<typeof anasBrowser>

beforeEach(() => {
  vi.useFakeTimers()
  browser = anasBrowser()
})

afterEach(async () => {
  await browser.end()
  vi.useRealTimers()
})

const inTray = (session: PlanSession) => session.state.getState().tray.map(({ yours }) => yours)

it('keeps the offline work of a closed tab when another tab is refused something', async () => {
  const one = await browser.opens()
  const two = await browser.opens()
  browser.server.disappear()
  editsOf(two).writeText(purpose, 'Written in the second tab')
  await browser.settles()
  await two.end()
  editsOf(one).writeText(vision, 'Too late')
  browser.server.lock('vision')
  browser.server.reachable = true
  await browser.settles()
  await browser.settles()
  expect(inTray(one)).toEqual(['Too late'])

  const again = await browser.opens()
  await browser.settles()
  expect(again.contents.section('mission')).toEqual({ purpose: paragraph('Written in the second tab') })
  expect(sectionContent(browser.server.doc, 'mission')).toEqual({ purpose: paragraph('Written in the second tab') })
  expect(again.state.getState().save).toEqual({ state: 'saved' })
})

it('keeps in the tray what either tab was refused', async () => {
  const one = await browser.opens()
  const two = await browser.opens()
  browser.server.disappear()
  editsOf(one).writeText(vision, 'A vision')
  editsOf(two).writeText(purpose, 'A purpose')
  await browser.settles()
  browser.server.lock('vision')
  browser.server.lock('mission')
  browser.server.reachable = true
  await browser.settles()
  await browser.settles()
  expect([inTray(one), inTray(two)]).toEqual([['A vision'], ['A purpose']])
  await one.end()
  await two.end()
  const again = await browser.opens()
  expect(inTray(again).sort()).toEqual(['A purpose', 'A vision'])
  again.changeTray({ add: [], remove: again.state.getState().tray.map(({ id }) => id) })
  expect(inTray(await browser.opens())).toEqual([])
})

it('keeps the words of a closed tab in a note whose removal another tab has kept', async () => {
  browser.server.change((doc) => {
    addNote(doc, wall, { id: 'n1', at: { x: 0, y: 0 }, color: 'sky', text: 'Start', by: 'ben' })
  })
  const one = await browser.opens()
  const two = await browser.opens()
  const [, lineOfTwo] = browser.server.lines
  if (lineOfTwo) lineOfTwo.stalls = true
  editsOf(two).writeNote('vision', 'n1', 'Start here')
  await browser.settles()
  await two.end()
  browser.server.change((doc) => removeNote(doc, wall, 'n1'))
  await browser.settles()
  expect(one.contents.notes('meeting1', 'vision')).toEqual([])
  const again = await browser.opens()
  await browser.settles()
  expect([inTray(again), again.state.getState().save]).toEqual([['Start here'], { state: 'saved' }])
})

it('asks nobody for a note that its own tab has removed', async () => {
  browser.server.change((doc) => {
    addNote(doc, wall, { id: 'n1', at: { x: 0, y: 0 }, color: 'sky', text: 'Start', by: 'ben' })
  })
  const first = await browser.opens()
  browser.server.disappear()
  editsOf(first).writeNote('vision', 'n1', 'Start here')
  editsOf(first).removeNote('vision', 'n1')
  await browser.settles()
  await first.end()
  browser.server.reachable = true
  const again = await browser.opens()
  await browser.settles()
  expect([inTray(again), again.state.getState().generation]).toEqual([[], 0])
})

it('sends what a tab kept that crashed in its first second, and what was written while the storage was opened', async () => {
  const crashed = await browser.opens()
  browser.server.disappear()
  editsOf(crashed).writeText(purpose, 'Written just before')
  await browser.settles()
  await crashed.end()
  browser.storage.visits.clear()
  browser.storage.opensInMs = 3_000
  browser.server.reachable = true
  const again = await browser.opens()
  browser.server.holdsAnswers = true
  expect(editsOf(again).writeText(vision, 'Written meanwhile')).toEqual(ok(undefined))
  for (const line of browser.server.lines) line.stalls = true
  await vi.advanceTimersByTimeAsync(3_000)
  browser.server.holdsAnswers = false
  await browser.settles()
  expect(sectionContent(browser.server.doc, 'mission')).toEqual({ purpose: paragraph('Written just before') })
  expect(sectionContent(browser.server.doc, 'vision')).toEqual({ statement: paragraph('Written meanwhile') })
  expect([again.state.getState().save, again.wouldLose]).toEqual([{ state: 'saved' }, false])
})
