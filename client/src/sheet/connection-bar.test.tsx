import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from '../sync/edits.ts'
import { roomScreen } from '../sync/fake-server.testing.ts'
import { SessionProvider } from '../sync/plan-provider.tsx'
import type { PlanSession } from '../sync/plan-session.ts'
import { anasBrowser } from '../sync/session.testing.ts'
import { fieldRef } from '../sync/text-ref.ts'
import { cleanUp, render } from '../testing/render.ts'
import { ConnectionBar } from './connection-bar.tsx'

let browser: ReturnType<typeof anasBrowser>

beforeEach(() => {
  vi.useFakeTimers()
  browser = anasBrowser()
})

afterEach(async () => {
  cleanUp()
  await browser.end()
  vi.useRealTimers()
})

function shows(session: PlanSession): () => string {
  const { container } = render(
    <SessionProvider session={session}>
      <ConnectionBar onTray={() => undefined} />
    </SessionProvider>,
  )
  return () => container.textContent
}

/** The line goes for six seconds, in which this is done. */
async function offline(done: () => void): Promise<void> {
  await act(async () => {
    browser.server.disappear()
    done()
    for (let second = 0; second < 3; second++) await browser.settles()
  })
}

async function back(): Promise<void> {
  await act(async () => {
    browser.server.reachable = true
    await browser.settles()
    await browser.settles()
  })
}

it('counts what was merged and what came too late, and nothing that waited in the tray before', async () => {
  const session = await browser.opens()
  const words = shows(session)
  await offline(() => {
    editsOf(session).writeText(fieldRef('vision', 'statement'), 'Too late')
    browser.server.lock('vision')
  })
  expect(words()).toContain('1 change is kept on this device')
  await back()
  expect(words()).toContain('1 came too late.')
  expect(words()).not.toContain('merged')

  await offline(() => editsOf(session).writeText(fieldRef('mission', 'purpose'), 'For our town'))
  await back()
  expect(words()).toContain('1 change merged.')
})

it('promises nothing to those of whom nothing is kept', async () => {
  browser.server.person = roomScreen
  const words = shows(await browser.opens())
  await offline(() => undefined)
  expect(words()).toContain('This browser keeps nothing of it.')
})

it('[J39] says why the server has sent this browser away, as long as it waits to come back', async () => {
  const words = shows(await browser.opens())
  await act(async () => {
    browser.server.kick('tooMany')
    browser.server.reachable = false
    await vi.advanceTimersByTimeAsync(3_000)
  })
  expect(words()).toContain('Too much arrives at the server from you or from your network.')
  expect(words()).toContain('Keep working.')
})

it('[R32] tells a facilitator what was set aside on the server until they have read it, and of more when there is more', async () => {
  localStorage.clear()
  browser.server.setAside = 2
  const session = await browser.opens()
  const words = shows(session)
  expect(words()).toContain('Two pieces of this plan could not be read and were set aside.')
  act(() => button().click())
  expect(words()).toBe('')
  cleanUp()
  expect(shows(await browser.opens())()).toBe('')
  cleanUp()
  browser.server.setAside = 3
  expect(shows(await browser.opens())()).toContain('One piece of this plan could not be read and was set aside.')
})

function button(): HTMLButtonElement {
  const found = document.querySelector('button')
  if (!found) throw new Error('There is no button')
  return found
}
