import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { err } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { editsOf } from './edits.ts'
import { ben, roomScreen } from './fake-server.testing.ts'
import { MemoryStorage } from './memory-storage.testing.ts'
import type { PlanSession } from './plan-session.ts'
import { anasBrowser, paragraph, saveOf, textAt, write } from './session.testing.ts'
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

describe('opening', () => {
  it('is ready when the server has told who you are, the meeting and the whole plan', async () => {
    const session = await browser.opens()
    const { plan, save, meeting } = session.state.getState()
    expect(plan).toEqual({
      id: 'plan1',
      organisation: 'Northwind',
      title: 'Plan',
      you: { id: 'ana', name: 'Ana', role: 'member', color: 3 },
      phase: 'ready',
    })
    expect(save).toEqual({ state: 'saved' })
    expect(meeting?.id).toBe('meeting1')
    expect(browser.server.dials).toBe(1)
  })

  it('fetches the snapshot of a big plan, and asks for what has come since', async () => {
    const { server } = browser
    server.offersSnapshots = true
    server.change((doc) => write(doc, 'vision', 'statement', 'A long story. '.repeat(500)))
    const asked: string[][] = []
    browser.fetchSnapshot = async (...names) => {
      asked.push(names)
      const snapshot = Y.encodeStateAsUpdateV2(server.doc)
      server.change((doc) => write(doc, 'mission', 'purpose', 'Written meanwhile'))
      return snapshot
    }
    const session = await browser.opens()
    expect(asked).toEqual([['plan1', 'snapshot1']])
    expect(session.state.getState().plan?.phase).toBe('ready')
    expect(Y.encodeStateAsUpdate(session.contents.doc)).toEqual(Y.encodeStateAsUpdate(server.doc))
    expect([...server.lines].map(({ answers }) => answers.map((bytes) => bytes < 1_000))).toEqual([[true]])
    // What was fetched is kept for a visit without a line.
    server.disappear()
    expect(says(await browser.opens())).toEqual(paragraph('A long story. '.repeat(500)))
  })

  it('asks for everything over the socket when the snapshot cannot be had', async () => {
    browser.server.offersSnapshots = true
    browser.server.change((doc) => write(doc, 'vision', 'statement', 'Together'))
    const session = await browser.opens()
    expect(says(session)).toEqual(paragraph('Together'))
    expect(saveOf(session)).toEqual({ state: 'saved' })
  })

  it('may do nothing before that', async () => {
    browser.server.reachable = false
    const session = await browser.opens()
    expect(writes(session, 'Early')).toEqual(err('notReady'))
    expect(await session.command({ type: 'raiseHand' })).toEqual(err('offline'))
  })

  it('keeps nothing of a room screen, which sends nothing', async () => {
    browser.server.person = roomScreen
    const session = await browser.opens()
    browser.server.change((doc) => write(doc, 'vision', 'statement', 'Together'))
    await browser.settles()
    expect(says(session)).toEqual(paragraph('Together'))
    expect(saveOf(session)).toEqual({ state: 'saved' })
    expect(writes(session, 'No')).toEqual(err('observersOnlyRead'))
    expect([browser.server.received, browser.storage.visits.size, browser.storage.stores.size]).toEqual([[], 0, 0])
  })
})

describe('presence', () => {
  it('tells of the others when they move, and not when this person does', async () => {
    const session = await browser.opens()
    const other = await browser.opens()
    for (const line of browser.server.lines) line.tellRoster()
    await browser.settles()
    let told = 0
    session.presence.subscribe(() => told++)
    for (let x = 0; x < 100; x++) session.own.pointAt({ on: 'board', x, y: 0 })
    expect(told).toBe(0)
    other.own.pointAt({ on: 'board', x: 7, y: 8 })
    await browser.settles()
    expect(session.presence.getState().others.map(({ entry }) => entry.cursor)).toEqual([{ on: 'board', x: 7, y: 8 }])
    expect(told).toBeGreaterThan(0)
  })
})

describe('people', () => {
  it('shows and sends nothing of the person who used this browser before', async () => {
    const hers = await browser.opens()
    browser.server.disappear()
    writes(hers, 'Ana was here')
    await browser.settles()
    browser.server.person = ben
    browser.server.reachable = true
    const his = await browser.opens()
    await browser.settles()
    expect(his.state.getState().plan).toMatchObject({ phase: 'ready', you: { id: 'ben' } })
    expect(says(his)).toEqual(paragraph(''))
  })

  it('stops and forgets the plan when the person was removed', async () => {
    const session = await browser.opens()
    writes(session, 'Lead the market')
    await browser.settles()
    browser.server.kick('removed')
    await browser.settles()
    expect(session.state.getState().plan).toMatchObject({ phase: 'stopped', stop: 'removed' })
    expect([browser.storage.visits.size, browser.storage.stores.size]).toEqual([0, 0])
    const { dials } = browser.server
    await browser.settles()
    expect(browser.server.dials).toBe(dials)
  })

  it('shows the words that go with a plan from which the person was removed', async () => {
    const session = await browser.opens()
    browser.server.disappear()
    writes(session, 'Lead the market')
    await browser.settles()
    browser.server.reachable = true
    await vi.advanceTimersByTimeAsync(3_000)
    browser.server.kick('removed')
    await browser.settles()
    expect(saveOf(session)).toEqual({ state: 'notSaved', text: expect.stringContaining('Lead the market') })
    expect(session.wouldLose).toBe(true)
  })

  it('reloads for a newer client with what is kept, which the newer one sends', async () => {
    const session = await browser.opens()
    browser.server.disappear()
    writes(session, 'Lead the market')
    await browser.settles()
    browser.server.reachable = true
    await vi.advanceTimersByTimeAsync(3_000)
    browser.server.kick('outdated')
    expect(saveOf(session)).toMatchObject({ state: 'offline', changes: 1, keeps: true })
    expect(browser.reloads).toBe(1)
    const newer = await browser.opens()
    await browser.settles()
    expect(saveOf(newer)).toEqual({ state: 'saved' })
    expect(sectionContent(browser.server.doc, 'vision')).toEqual({ statement: paragraph('Lead the market') })
  })

  it('reloads for a newer client, but not when that would lose something', async () => {
    const session = await browser.opens()
    browser.storage.fails = true
    browser.server.holdsAnswers = true
    writes(session, 'Lead the market')
    await browser.settles()
    browser.server.kick('outdated')
    expect([session.state.getState().plan.stop, browser.reloads]).toEqual(['outdated', 0])
    browser.storage.fails = false
    browser.server.holdsAnswers = false
    await browser.opens()
    browser.server.kick('outdated')
    expect(browser.reloads).toBe(1)
  })
})

it('keeps a plan that had come before the browser’s storage was open', async () => {
  browser.server.change((doc) => write(doc, 'vision', 'statement', 'Lead the market'))
  browser.storage.opensInMs = 1_000
  await browser.opens()
  await browser.settles()
  browser.storage.opensInMs = 0
  browser.server.disappear()
  expect(says(await browser.opens())).toEqual(paragraph('Lead the market'))
})

it('works without any storage', async () => {
  const storage = new MemoryStorage()
  storage.fails = true
  browser = anasBrowser({ storage })
  const session = await browser.opens()
  writes(session, 'Lead the market')
  await browser.settles()
  expect(saveOf(session)).toEqual({ state: 'saved' })
})
