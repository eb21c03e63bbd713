import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from './edits.ts'
import type { PlanSession } from './plan-session.ts'
import { anasBrowser, paragraph, saveOf, textAt } from './session.testing.ts'
import { fieldRef } from './text-ref.ts'

const START = Date.UTC(2026, 10, 19, 9)
const vision = fieldRef('vision', 'statement')

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

it('says saved only once the server has answered', async () => {
  const session = await browser.opens()
  browser.server.holdsAnswers = true
  expect(writes(session, 'Lead the market')).toEqual(ok(undefined))
  await browser.settles()
  expect(saveOf(session)).toEqual({ state: 'saving' })
  browser.server.disappear()
  browser.server.reachable = true
  browser.server.holdsAnswers = false
  await browser.settles()
  expect(saveOf(session)).toEqual({ state: 'saved' })
  expect(sectionContent(browser.server.doc, 'vision')).toEqual({ statement: paragraph('Lead the market') })
})

it('keeps work done offline, counts it by places, and sends it after a crash', async () => {
  const first = await browser.opens()
  browser.server.disappear()
  writes(first, 'Lead')
  writes(first, 'Lead the market')
  writes(first, 'For our town', fieldRef('mission', 'purpose'))
  await browser.settles()
  expect(saveOf(first)).toEqual({ state: 'offline', changes: 2, since: START + 2_000, keeps: true })

  const second = await browser.opens()
  expect(second.state.getState().plan).toMatchObject({ phase: 'ready', you: { name: 'Ana' } })
  expect(says(second)).toEqual(paragraph('Lead the market'))
  expect(saveOf(second)).toMatchObject({ state: 'offline', changes: 2 })
  writes(second, 'Lead the market by 2030')

  browser.server.reachable = true
  await browser.settles()
  await browser.settles()
  expect(saveOf(second)).toEqual({ state: 'saved' })
  expect(sectionContent(browser.server.doc, 'vision')).toEqual({ statement: paragraph('Lead the market by 2030') })
  expect(sectionContent(browser.server.doc, 'mission')).toEqual({ purpose: paragraph('For our town') })
  expect([...(browser.storage.stores.get('plan1 ana')?.work ?? [])]).toEqual([])
})

it('says not saved, with the text, when neither the server nor the browser has it', async () => {
  const session = await browser.opens()
  browser.server.disappear()
  browser.storage.fails = true
  writes(session, 'Lead the market')
  await browser.settles()
  expect(saveOf(session)).toEqual({ state: 'notSaved', text: expect.stringContaining('Lead the market') })
  expect(session.wouldLose).toBe(true)

  browser.storage.fails = false
  writes(session, 'Lead the market now')
  await browser.settles()
  expect(saveOf(session)).toMatchObject({ state: 'offline', changes: 1 })
  expect(session.wouldLose).toBe(false)
})

it('never sends an update before the answer that fills the gap in front of it', async () => {
  const session = await browser.opens()
  browser.server.disappear()
  writes(session, 'Lead')
  await vi.advanceTimersByTimeAsync(3_000)
  browser.server.reachable = true
  for (const line of browser.server.lines) line.step() // the socket opens; the server has asked for nothing yet
  browser.server.received.length = 0
  writes(session, 'Lead the market')
  await browser.settles()
  expect(browser.server.received[0]).toBe('step2')
  expect(saveOf(session)).toEqual({ state: 'saved' })
})

it('finds a line that carries nothing any more within 20 seconds', async () => {
  const session = await browser.opens()
  browser.server.silent = true
  for (let second = 0; second < 20; second++) {
    browser.server.deliver()
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(browser.server.dials).toBeGreaterThan(1)
  expect(saveOf(session).state).not.toBe('saved')
})

it('says what this device keeps while the first attempt to connect is under way', async () => {
  const first = await browser.opens()
  browser.server.disappear()
  writes(first, 'Lead the market')
  await browser.settles()
  await first.end()
  browser.server.keepsWaiting = true
  const second = await browser.opens()
  expect(saveOf(second)).toEqual({ state: 'connecting', changes: 1 })
  expect(says(second)).toEqual(paragraph('Lead the market'))
})

it('says that nothing is kept when the browser fails', async () => {
  const session = await browser.opens()
  browser.storage.fails = true
  writes(session, 'Lead the market')
  await browser.settles()
  browser.server.disappear()
  expect(saveOf(session)).toMatchObject({ state: 'offline', changes: 0, keeps: false })
})
