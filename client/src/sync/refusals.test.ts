import { addNote, removeNote } from '@planwall/shared/plan/note.ts'
import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { readRows } from '@planwall/shared/plan/read-rows.ts'
import { setScalar } from '@planwall/shared/plan/scalar-doc.ts'
import { rowsIn } from '@planwall/shared/plan/section-content.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from './edits.ts'
import type { PlanSession } from './plan-session.ts'
import { afterCrash, anasBrowser, paragraph, saveOf, textAt, trayOf, write } from './session.testing.ts'
import { fieldRef, noteRef } from './text-ref.ts'

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

const says = (session: PlanSession, ref = vision) => textAt(session, ref)
const writes = (session: PlanSession, text: string, ref = vision) => editsOf(session).writeText(ref, text)

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

it('still knows what was refused when the tab dies before the fresh document is stored', async () => {
  const { storage } = browser
  const open = storage.open.bind(storage)
  let letGo = () => {}
  const never = new Promise<void>((resolve) => {
    letGo = resolve
  })
  storage.open = (plan, participant) => Object.assign(open(plan, participant), { reseed: () => never })
  browser.server.change((doc) => setScalar(doc, 'vision', 'boldGoalBy', '2030-06-30'))
  const first = await browser.opens()
  expect(editsOf(first).setScalar('vision', 'boldGoalBy', '2035-12-31')).toEqual(ok('2035-12-31'))
  browser.server.lock('vision')
  await browser.settles()
  await browser.settles()
  expect(trayOf(first)).toHaveLength(1)
  storage.open = open
  const second = await browser.opens()
  await browser.settles()
  await browser.settles()
  expect(second.contents.section('vision')).toMatchObject({ boldGoalBy: '2030-06-30' })
  expect(trayOf(second)).toEqual(trayOf(first))
  letGo()
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
  again.changeTray({ add: [], remove: again.state.getState().tray.map(({ id }) => id) })
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
  expect(trayOf(session)).toMatchObject([{ section: 'vision', yours: 'Odd words', why: 'unsent' }])
  expect(session.state.getState().plan.phase).toBe('ready')
  browser.server.kick('badFrame')
  await browser.settles()
  expect(session.state.getState().plan).toMatchObject({ phase: 'stopped', stop: 'badFrame' })
  const { dials } = browser.server
  await browser.settles()
  expect(browser.server.dials).toBe(dials)
})

it('keeps what was too big to be sent, goes on without it, and stops the second time', async () => {
  const session = await browser.opens()
  browser.server.holdsAnswers = true
  writes(session, 'A whole book')
  browser.server.kick('tooBig')
  browser.server.holdsAnswers = false
  await browser.settles()
  expect(trayOf(session)).toMatchObject([{ section: 'vision', yours: 'A whole book', why: 'unsent' }])
  expect([says(session), saveOf(session)]).toEqual([paragraph(''), { state: 'saved' }])
  browser.server.kick('tooBig')
  await browser.settles()
  expect(session.state.getState().plan).toMatchObject({ phase: 'stopped', stop: 'tooBig' })
})

it('[J39] waits longer and longer when it is sent away as too much, and says why until the line carries again', async () => {
  const session = await browser.opens()
  const waits: number[] = []
  for (let sentAway = 0; sentAway < 7; sentAway++) {
    const { dials } = browser.server
    browser.server.kick('tooMany')
    expect(session.state.getState().sentAway).toBe('tooMany')
    const from = Date.now()
    while (browser.server.dials === dials) await vi.advanceTimersByTimeAsync(500)
    waits.push(Date.now() - from)
  }
  expect(waits.map((wait, at) => wait >= Math.min(60_000, 4_000 * 2 ** at) / 2)).toEqual(Array(7).fill(true))
  expect(waits.map((wait, at) => wait <= Math.min(60_000, 4_000 * 2 ** at) + 1_000)).toEqual(Array(7).fill(true))
  await browser.settles()
  expect([session.state.getState().sentAway, saveOf(session)]).toEqual([null, { state: 'saved' }])
  browser.server.disappear()
  expect(session.state.getState().sentAway).toBeNull()
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

it('keeps refused words over a crash that comes before the fresh document', async () => {
  const note = { id: 'n1', at: { x: 0, y: 0 }, color: 'sky', text: 'Start', by: 'ben' } as const
  browser.server.change((doc) => addNote(doc, wall, note))
  const session = await browser.opens()
  browser.server.disappear()
  writes(session, 'Start here', noteRef('meeting1', 'vision', 'n1'))
  browser.server.doc.transact(() => removeNote(browser.server.doc, wall, 'n1'))
  browser.server.reachable = true
  browser.server.reportsVoid = true
  await vi.advanceTimersByTimeAsync(3_000)
  const [line] = browser.server.lines
  for (let frame = 0; frame < 12; frame++) line?.step()
  await vi.advanceTimersByTimeAsync(1_000)
  browser.server.reportsVoid = false
  expect([session.state.getState().generation, saveOf(session).state]).toEqual([0, 'saving'])
  browser = await afterCrash(browser)
  const again = await browser.opens()
  await browser.settles()
  expect(trayOf(again)).toEqual([{ section: 'vision', field: [], yours: 'Start here', theirs: '', why: 'void' }])
  expect(saveOf(again)).toEqual({ state: 'saved' })
})

it('answers a command that was under way when the document is exchanged', async () => {
  const session = await browser.opens()
  writes(session, 'Too late')
  browser.server.lock('vision')
  const answered = session.command({ type: 'raiseHand' })
  await browser.settles()
  expect(session.state.getState().generation).toBe(1)
  expect(await answered).toEqual(err('offline'))
})

it('says so when the server gives no fresh document either', async () => {
  const session = await browser.opens()
  browser.server.holdsAnswers = true
  writes(session, 'Odd words')
  browser.server.kick('badFrame')
  await vi.advanceTimersByTimeAsync(50)
  for (const line of [...browser.server.lines]) {
    line.step()
    line.end(closeCodes.tooBig.code)
  }
  await browser.settles()
  expect(session.state.getState().plan).toMatchObject({ phase: 'stopped', stop: 'tooBig' })
})

it('asks again for a fresh document with the next line, when it got none over one that was well', async () => {
  const session = await browser.opens()
  writes(session, 'Too late')
  browser.server.lock('vision')
  const [old] = browser.server.lines
  for (let frame = 0; frame < 8; frame++) old?.step()
  for (const line of [...browser.server.lines]) if (line !== old) line.end(closeCodes.tooBig.code)
  await browser.settles()
  expect([session.state.getState().generation, saveOf(session).state]).toEqual([0, 'saving'])
  old?.end(1006)
  await browser.settles()
  await browser.settles()
  expect(trayOf(session).map(({ yours }) => yours)).toEqual(['Too late'])
  expect([says(session), saveOf(session)]).toEqual([paragraph(''), { state: 'saved' }])
})

it('keeps both of two things that were refused in one place', async () => {
  const session = await browser.opens()
  const open = browser.server.meeting
  writes(session, 'A long vision written on the train')
  browser.server.lock('vision')
  await browser.settles()
  browser.server.meeting = open
  for (const line of browser.server.lines) line.tellMeeting()
  await browser.settles()
  expect(writes(session, 'Short')).toEqual(ok(undefined))
  browser.server.lock('vision')
  await browser.settles()
  expect(trayOf(session).map(({ yours }) => yours)).toEqual(['A long vision written on the train', 'Short'])
})

it('asks before the tab is closed on a tray that the browser cannot keep', async () => {
  const session = await browser.opens()
  browser.storage.fails = true
  writes(session, 'Too late')
  browser.server.lock('vision')
  await browser.settles()
  expect(trayOf(session).map(({ yours }) => yours)).toEqual(['Too late'])
  expect(session.wouldLose).toBe(true)
  browser.storage.fails = false
  session.changeTray({ add: [], remove: ['nothing'] })
  await browser.settles()
  expect(session.wouldLose).toBe(false)
  expect(trayOf(await browser.opens()).map(({ yours }) => yours)).toEqual(['Too late'])
})

it('keeps words whose refusal was lost with the line, though the section is open again', async () => {
  const session = await browser.opens()
  const open = browser.server.meeting
  browser.server.lock('vision')
  expect(writes(session, 'My words')).toEqual(ok(undefined))
  for (const line of browser.server.lines) {
    line.onmessage = null
    line.step()
    line.end(1006)
  }
  browser.server.meeting = open
  await browser.settles()
  await browser.settles()
  expect(trayOf(session).map(({ yours }) => yours)).toEqual(['My words'])
  expect(writes(session, 'Other words')).toEqual(ok(undefined))
  await browser.settles()
  expect([saveOf(session), session.wouldLose]).toEqual([{ state: 'saved' }, false])
})

it('takes nothing for refused that somebody else deletes after it was saved', async () => {
  const session = await browser.opens()
  writes(session, 'My words')
  await browser.settles()
  browser.server.disappear()
  writes(session, 'My words and more')
  browser.server.change((doc) => write(doc, 'vision', 'statement', 'Words'))
  browser.server.reachable = true
  await browser.settles()
  await browser.settles()
  const { tray, generation } = session.state.getState()
  expect({ tray, generation }).toEqual({ tray: [], generation: 0 })
})
