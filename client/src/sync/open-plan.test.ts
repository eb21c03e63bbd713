import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import type { FirstView } from '@planwall/shared/protocol/first-view.ts'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { editsOf } from './edits.ts'
import type { ReceivedFirstView } from './first-view.ts'
import type { LiveCode } from './live-code.ts'
import { openPlan, takesOver } from './open-plan.ts'
import type { PlanSession } from './plan-session.ts'
import { remainingNow } from './server-clock.ts'
import { anasBrowser, firstViewOf } from './session.testing.ts'
import type { Session } from './session.ts'
import { initialState, type SessionState } from './session-state.ts'

let browser: ReturnType<typeof anasBrowser>

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 19, 9) })
  browser = anasBrowser()
})

afterEach(async () => {
  await browser.end()
  vi.useRealTimers()
})

/** Ana opens a screen; its answer, its code and its line arrive when the test says so. */
function anaOpensAScreen({ code = null }: { code?: LiveCode | null } = {}) {
  const shown: Session[] = []
  const answers: ((view: ReceivedFirstView | null) => void)[] = []
  const codes: ((code: LiveCode) => void)[] = []
  const failures: unknown[] = []
  const close = openPlan(
    'plan1',
    {
      firstView: () => new Promise((resolve) => answers.push(resolve)),
      liveCodeIfHere: () => code,
      loadLiveCode: () => new Promise((resolve) => codes.push(resolve)),
    },
    { show: (session) => shown.push(session), failed: (error) => failures.push(error) },
  )
  return {
    close,
    answers,
    sees: () => {
      const session = shown.at(-1)
      if (!session) throw new Error('Nothing is shown')
      return session
    },
    answer: async (view: FirstView | null) => {
      answers.shift()?.(view && { view, receivedAt: performance.now() })
      await vi.advanceTimersByTimeAsync(0)
    },
    codeComes: async (live: LiveCode) => {
      codes.shift()?.(live)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

const codeOf = (session: PlanSession): LiveCode => ({ connectPlan: () => session, disconnectPlan: () => undefined })
const phaseOf = (session: Session) => session.state.getState().plan.phase
const visionOf = (session: Session) => session.contents.section('vision')
const writeVision = (doc: Y.Doc, text: string) =>
  writePlainText(fragmentOf(doc, 'vision', 'statement') as Y.XmlFragment, text)
const running = { phase: 'running', startedAt: 0, stage: 'vision', step: 'draft' } as const
const said = (text: string) => ({ statement: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

describe('a screen', () => {
  it('shows the plan as the server answers it, and live once the line has brought it', async () => {
    browser.server.change((doc) => writeVision(doc, 'Fresh'))
    const screen = anaOpensAScreen()
    expect(phaseOf(screen.sees())).toBe('loading')
    await screen.answer(firstViewOf(browser.server))
    const still = screen.sees()
    expect(still.state.getState()).toEqual({
      ...initialState('plan1'),
      plan: {
        id: 'plan1',
        organisation: 'Northwind',
        title: 'Plan',
        you: { id: 'ana', name: 'Ana', role: 'member', color: 3 },
        phase: 'ready',
      },
      meeting: firstViewOf(browser.server).meeting,
      roster: firstViewOf(browser.server).roster,
      source: 'firstView',
    })
    expect(visionOf(still)).toEqual(said('Fresh'))

    const live = await browser.begins()
    await screen.codeComes(codeOf(live))
    expect(screen.sees()).toBe(still)
    await browser.settles()
    expect(screen.sees()).toBe(live)
    expect(visionOf(live)).toEqual(said('Fresh'))
    expect(live.state.getState().source).toBe('line')
  })

  it('never shows an older text than the one that is seen already', async () => {
    const earlier = await browser.opens()
    browser.server.change((doc) => writeVision(doc, 'Old'))
    await browser.settles()
    await earlier.end()
    browser.server.change((doc) => writeVision(doc, 'New'))

    const screen = anaOpensAScreen()
    await screen.answer(firstViewOf(browser.server))
    const live = await browser.begins()
    await screen.codeComes(codeOf(live))
    expect([phaseOf(live), visionOf(live)]).toEqual(['ready', said('Old')])
    expect(visionOf(screen.sees())).toEqual(said('New'))
    await browser.settles()
    expect(screen.sees()).toBe(live)
    expect(visionOf(live)).toEqual(said('New'))
  })

  it('takes what this browser kept when there is no line, and nothing the server says later', async () => {
    await (await browser.opens()).end()
    browser.server.disappear()
    const screen = anaOpensAScreen()
    await screen.answer(null)
    const live = await browser.begins()
    await screen.codeComes(codeOf(live))
    expect(screen.sees()).toBe(live)
    expect(live.state.getState().source).toBe('copy')
  })

  it('gives way to this browser’s copy when the line breaks after the answer', async () => {
    await (await browser.opens()).end()
    const screen = anaOpensAScreen()
    await screen.answer(firstViewOf(browser.server))
    browser.server.disappear()
    const live = await browser.begins()
    await screen.codeComes(codeOf(live))
    await browser.settles()
    expect(screen.sees()).toBe(live)
    expect(live.state.getState().save.state).toBe('offline')
  })

  it('goes on showing the answer, and says that the line is down, when nothing was kept', async () => {
    const screen = anaOpensAScreen()
    await screen.answer(firstViewOf(browser.server))
    browser.server.disappear()
    const live = await browser.begins()
    await screen.codeComes(codeOf(live))
    await browser.settles()
    expect(screen.sees()).not.toBe(live)
    expect(screen.sees().state.getState().save).toEqual(live.state.getState().save)
    expect(live.state.getState().save.state).toBe('offline')
  })

  it('leaves it to the live session to say what is wrong', async () => {
    const screen = anaOpensAScreen()
    await screen.answer(firstViewOf(browser.server))
    const live = await browser.begins()
    await screen.codeComes(codeOf(live))
    browser.server.deliver()
    browser.server.kick('removed')
    await browser.settles()
    expect(screen.sees()).toBe(live)
    expect(phaseOf(live)).toBe('stopped')
  })

  it('asks for no first view where a live session is open already', async () => {
    const live = await browser.opens()
    const screen = anaOpensAScreen({ code: codeOf(live) })
    expect(screen.sees()).toBe(live)
    expect(screen.answers).toHaveLength(0)
  })

  it('shows nothing any more once it was left', async () => {
    const screen = anaOpensAScreen()
    const before = screen.sees()
    screen.close()
    await screen.answer(firstViewOf(browser.server))
    const live = await browser.begins()
    await screen.codeComes(codeOf(live))
    await browser.settles()
    expect(screen.sees()).toBe(before)
  })
})

describe('before the plan is live', () => {
  it('nothing is written, and what is asked of the server waits for its line', async () => {
    browser.server.meeting = { ...browser.server.meeting, progress: running }
    browser.server.obeys = true
    const screen = anaOpensAScreen()
    await screen.answer(firstViewOf(browser.server))
    const still = screen.sees()
    const purpose = { root: 'section:mission', path: ['purpose'] }
    expect(editsOf(still).writeText(purpose, 'Early')).toEqual(err('notReady'))
    expect(still.undo()).toEqual(err('notReady'))
    const raised = still.command({ type: 'raiseHand' })

    const live = await browser.begins()
    await screen.codeComes(codeOf(live))
    await browser.settles()
    expect(await raised).toEqual(ok(undefined))
    expect(browser.server.meeting.hands).toEqual(['ana'])
  })

  it('what is refused anyway has its own reason', async () => {
    browser.server.lock('vision')
    const screen = anaOpensAScreen()
    await screen.answer(firstViewOf(browser.server))
    const why = (section: 'vision' | 'mission') =>
      screen.sees().whyNot({ kind: 'write', root: { kind: 'section', section } })
    expect([why('vision'), why('mission')]).toEqual(['sectionAgreed', 'notReady'])
  })

  it('a timer runs since the answer came, however long it waited for the code', async () => {
    browser.server.meeting = {
      ...browser.server.meeting,
      timer: { state: 'running', durationMs: 60_000, endsAt: browser.server.now + 60_000 },
    }
    const screen = anaOpensAScreen()
    const view = firstViewOf(browser.server)
    const receivedAt = performance.now()
    await vi.advanceTimersByTimeAsync(5_000)
    screen.answers[0]?.({ view, receivedAt })
    await vi.advanceTimersByTimeAsync(0)
    const { meeting } = screen.sees().state.getState()
    const now = screen.sees().clock.now(performance.now())
    expect(now).toBe(browser.server.now + 5_000)
    expect(meeting && remainingNow(meeting.timer, now)).toBe(55_000)
  })
})

it('takes over by one rule', () => {
  const at = (phase: 'loading' | 'ready' | 'stopped', more: Partial<SessionState> = {}): SessionState => {
    const state = initialState('plan1')
    return { ...state, plan: { ...state.plan, phase }, ...more }
  }
  const offline = { state: 'offline', changes: 0, since: 1, keeps: true } as const
  const overStill = (state: SessionState) => takesOver(state, true)
  expect([at('loading', { source: 'line' }), at('ready'), at('loading', { save: offline })].map(overStill)).toEqual([
    false,
    false,
    false,
  ])
  expect([at('stopped'), at('ready', { source: 'line' }), at('ready', { save: offline })].map(overStill)).toEqual([
    true,
    true,
    true,
  ])
  expect([at('ready'), at('loading')].map((state) => takesOver(state, false))).toEqual([true, false])
})
