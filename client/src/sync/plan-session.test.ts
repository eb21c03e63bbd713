import { addNote, removeNote } from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { readRows } from '@planwall/shared/plan/rows.ts'
import { rowsIn } from '@planwall/shared/plan/section-content.ts'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { ben, roomScreen } from './fake-server.testing.ts'
import { MemoryStorage } from './memory-storage.testing.ts'
import type { PlanSession } from './plan-session.ts'
import { anasBrowser } from './session.testing.ts'
import { fieldRef, noteRef } from './text-ref.ts'
import { editsOf } from './use-edit.ts'

const START = Date.UTC(2026, 10, 19, 9)
const wall = { meeting: 'meeting1', section: 'vision' } as const
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

const saveOf = (session: PlanSession) => session.state.getState().save
const trayOf = (session: PlanSession) =>
  session.state
    .getState()
    .tray.map(({ section, field, yours, theirs, why }) => ({ section, field, yours, theirs, why }))
const says = (session: PlanSession, ref = vision) => session.contents.richText(ref)
const writes = (session: PlanSession, text: string, ref = vision) => editsOf(session).writeText(ref, text)
const write = (doc: Y.Doc, section: 'vision' | 'mission', field: string, text: string) =>
  writePlainText(fragmentOf(doc, section, field) as Y.XmlFragment, text)
const paragraph = (text: string) => [{ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }]

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

describe('saving', () => {
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
    expect(saveOf(first)).toEqual({ state: 'offline', changes: 2, since: START + 2_000 })

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
})

describe('refusals', () => {
  it('keeps what was written offline into a section that was agreed meanwhile, and sends the rest', async () => {
    browser.server.change((doc) => write(doc, 'vision', 'statement', 'Agreed words'))
    const session = await browser.opens()
    browser.server.disappear()
    writes(session, 'My other words')
    browser.server.lock('vision')
    browser.server.reachable = true
    await browser.settles()
    await browser.settles()
    expect(trayOf(session)).toEqual([
      {
        section: 'vision',
        field: ['Vision statement'],
        yours: 'My other words',
        theirs: 'Agreed words',
        why: 'locked',
      },
    ])
    expect(says(session)).toEqual(paragraph('Agreed words'))
    expect(session.state.getState().generation).toBe(1)
    expect(saveOf(session)).toEqual({ state: 'saved' })
    expect(writes(session, 'Again')).toEqual(err('sectionAgreed'))
    expect(writes(session, 'For our town', fieldRef('mission', 'purpose'))).toEqual(ok(undefined))
    await browser.settles()
    expect(sectionContent(browser.server.doc, 'mission')).toEqual({ purpose: paragraph('For our town') })
  })

  it('loses nothing that is typed in an open section while the document is exchanged', async () => {
    const session = await browser.opens()
    writes(session, 'Too late')
    browser.server.lock('vision')
    const added: string[] = []
    for (let step = 0; step < 40; step++) {
      const row = editsOf(session).addRow('mission', 'promises', { values: { promise: `Promise ${step}` } })
      if (row.ok) added.push(row.value)
      for (const line of [...browser.server.lines]) line.step()
      await vi.advanceTimersByTimeAsync(100)
    }
    await browser.settles()
    await browser.settles()
    expect(session.state.getState().generation).toBe(1)
    expect(added).toHaveLength(40)
    const rows = readRows(browser.server.doc, 'mission', 'promises')
    expect(rows.map(({ id }) => id).sort()).toEqual(added.sort())
    expect(rowsIn(session.contents.section('mission'), 'promises')).toHaveLength(40)
    expect(saveOf(session)).toEqual({ state: 'saved' })
  })

  it('keeps the tray over a reload until each item is discarded', async () => {
    const session = await browser.opens()
    browser.server.disappear()
    writes(session, 'My words')
    browser.server.lock('vision')
    browser.server.reachable = true
    await browser.settles()
    await browser.settles()
    const again = await browser.opens()
    expect(trayOf(again)).toEqual(trayOf(session))
    expect(trayOf(again)).toHaveLength(1)
    again.setTray([])
    await browser.settles()
    expect(trayOf(await browser.opens())).toEqual([])
  })

  it('keeps words whose refusal was lost with the line', async () => {
    const session = await browser.opens()
    browser.server.lock('vision')
    // The news of the lock and the refusal are on their way when the line breaks.
    expect(writes(session, 'My words')).toEqual(ok(undefined))
    for (const line of browser.server.lines) {
      const deaf = line.onmessage
      line.onmessage = null
      line.step()
      line.onmessage = deaf
      line.end(1006)
    }
    await browser.settles()
    await browser.settles()
    expect(trayOf(session)).toMatchObject([{ section: 'vision', yours: 'My words', why: 'locked' }])
    expect(says(session)).toEqual(paragraph(''))
  })

  it('rebuilds once after a frame that was not understood, keeps the work, and stops the second time', async () => {
    const session = await browser.opens()
    browser.server.holdsAnswers = true
    writes(session, 'Odd words')
    browser.server.kick('badFrame')
    browser.server.holdsAnswers = false
    await browser.settles()
    expect(trayOf(session)).toMatchObject([{ section: 'vision', yours: 'Odd words', why: 'void' }])
    expect(session.state.getState().plan.phase).toBe('ready')
    browser.server.kick('badFrame')
    await browser.settles()
    expect(session.state.getState().plan).toMatchObject({ phase: 'stopped', stop: 'badFrame' })
    const { dials } = browser.server
    await browser.settles()
    expect(browser.server.dials).toBe(dials)
  })

  it('goes on under another client id when its own is taken, with everything it has', async () => {
    const session = await browser.opens()
    browser.server.disappear()
    writes(session, 'Lead the market')
    browser.server.reachable = true
    await vi.advanceTimersByTimeAsync(3_000)
    const [line] = browser.server.lines
    browser.server.kick('clientTaken')
    await browser.settles()
    expect([...browser.server.lines].map(({ client }) => client)).not.toEqual([line?.client])
    expect(sectionContent(browser.server.doc, 'vision')).toEqual({ statement: paragraph('Lead the market') })
    expect(saveOf(session)).toEqual({ state: 'saved' })
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

it('keeps the words of a note that somebody removed while its writer was offline', async () => {
  browser.server.change((doc) => {
    addNote(doc, wall, { id: 'n1', at: { x: 0, y: 0 }, color: 'sky', text: 'Start', by: 'ben' })
  })
  const session = await browser.opens()
  browser.server.disappear()
  writes(session, 'Start here', noteRef('meeting1', 'vision', 'n1'))
  browser.server.doc.transact(() => removeNote(browser.server.doc, wall, 'n1'))
  browser.server.reachable = true
  browser.server.reportsVoid = true
  await browser.settles()
  await browser.settles()
  expect(trayOf(session)).toEqual([{ section: 'vision', field: [], yours: 'Start here', theirs: '', why: 'void' }])
  expect(session.contents.notes('meeting1', 'vision')).toEqual([])
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
