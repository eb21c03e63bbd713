import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from './edits.ts'
import type { PlanSession } from './plan-session.ts'
import { afterCrash, anasBrowser, paragraph, saveOf, textAt, trayOf } from './session.testing.ts'
import { fieldRef } from './text-ref.ts'

const START = Date.UTC(2026, 10, 19, 9)
const vision = fieldRef('vision', 'statement')
const purpose = fieldRef('mission', 'purpose')

let browser: ReturnType<typeof anasBrowser>

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  browser = anasBrowser()
})

afterEach(async () => {
  await browser.end()
  vi.useRealTimers()
})

const says = (session: PlanSession, ref = vision) => textAt(session, ref)
const writes = (session: PlanSession, text: string, ref = vision) => editsOf(session).writeText(ref, text)

/** Ana writes into a section that is closed, and on elsewhere until her document is exchanged; her old line stalls. */
async function exchangedUnanswered() {
  const session = await browser.opens()
  writes(session, 'Too late')
  browser.server.lock('vision')
  const [old] = browser.server.lines
  if (!old) throw new Error('No line')
  for (let frame = 0; frame < 4; frame++) old.step()
  writes(session, 'For our town', purpose)
  old.stalls = true
  for (let round = 0; round < 12; round++) {
    browser.server.deliver()
    await vi.advanceTimersByTimeAsync(400)
  }
  expect(session.state.getState().generation).toBe(1)
  return { session, old }
}

it('loses nothing of a document that was exchanged before it was answered, when the browser crashes', async () => {
  const { session } = await exchangedUnanswered()
  expect([saveOf(session), session.wouldLose]).toEqual([{ state: 'saving' }, true])
  browser.server.disappear()
  await vi.advanceTimersByTimeAsync(400)
  expect(saveOf(session)).toMatchObject({ state: 'offline', changes: 1 })
  browser = await afterCrash(browser)
  browser.server.reachable = true
  const again = await browser.opens()
  await browser.settles()
  expect(sectionContent(browser.server.doc, 'mission')).toEqual({ purpose: paragraph('For our town') })
  expect(says(again, purpose)).toEqual(paragraph('For our town'))
  expect(trayOf(again).map(({ yours }) => yours)).toEqual(['Too late'])
  expect(says(again)).toEqual(paragraph(''))
  expect(saveOf(again)).toEqual({ state: 'saved' })
})

it('sends what an exchanged document still has once its line is back', async () => {
  const { session, old } = await exchangedUnanswered()
  old.stalls = false
  old.end(1006)
  await browser.settles()
  expect(says(session, purpose)).toEqual(paragraph('For our town'))
  expect([saveOf(session), session.wouldLose]).toEqual([{ state: 'saved' }, false])
  expect(browser.server.lines.size).toBe(1)
  browser = await afterCrash(browser)
  browser.server.disappear()
  const again = await browser.opens()
  expect([says(again), says(again, purpose)]).toEqual([paragraph(''), paragraph('For our town')])
  expect(saveOf(again)).toMatchObject({ changes: 0 })
})

it('keeps what is refused of a document that was exchanged already', async () => {
  const { session, old } = await exchangedUnanswered()
  browser.server.lock('mission')
  old.stalls = false
  await browser.settles()
  expect(trayOf(session).map(({ section, yours }) => [section, yours])).toEqual([
    ['vision', 'Too late'],
    ['mission', 'For our town'],
  ])
  expect([saveOf(session), session.wouldLose]).toEqual([{ state: 'saved' }, false])
})

it('keeps what an exchanged document still had when its line is ended for good', async () => {
  const { session, old } = await exchangedUnanswered()
  old.end(closeCodes.tooBig.code)
  await browser.settles()
  expect(trayOf(session).map(({ section, yours }) => [section, yours])).toEqual([
    ['vision', 'Too late'],
    ['mission', 'For our town'],
  ])
  expect([saveOf(session), session.wouldLose]).toEqual([{ state: 'saved' }, false])
})
