import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from '../../sync/edits.ts'
import { SessionProvider } from '../../sync/plan-provider.tsx'
import { anasBrowser } from '../../sync/session.testing.ts'
import { cleanUp, find, render, type } from '../../testing/render.ts'
import { SectionEditor } from '../section-editor.tsx'

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

async function openGoals() {
  const session = await browser.opens()
  render(
    <SessionProvider session={session}>
      <SectionEditor section="annualGoals" layout="lift" onLeave={() => undefined} />
    </SessionProvider>,
  )
  return { session, yearEnd: () => find<HTMLInputElement>('input[aria-label="Year end"]') }
}

it('leaves alone what somebody else has written in a cell that was only passed through', async () => {
  const { session, yearEnd } = await openGoals()
  act(() => yearEnd().focus())
  // As it arrives from another screen while this one stands in the cell.
  act(() => void editsOf(session).setScalar('annualGoals', 'yearEnd', '2027-12-31'))
  expect(yearEnd().value).toContain('2027')
  act(() => yearEnd().blur())
  expect(session.contents.section('annualGoals').yearEnd).toBe('2027-12-31')
})

it('enters what was typed when the section is put away', async () => {
  const { session, yearEnd } = await openGoals()
  act(() => yearEnd().focus())
  type(yearEnd(), '31 December 2027')
  expect(session.wouldLose).toBe(true)
  cleanUp()
  await act(() => browser.settles())
  expect([session.contents.section('annualGoals').yearEnd, session.wouldLose]).toEqual(['2027-12-31', false])
})

it('shows what was still being typed when the section closed, and has it ready when it opens again', async () => {
  const { session, yearEnd } = await openGoals()
  act(() => yearEnd().focus())
  type(yearEnd(), '31 Dec 2')
  await act(async () => {
    browser.server.lock('annualGoals')
    await browser.settles()
  })
  expect(find('[role="alert"]').textContent).toBe('You typed “31 Dec 2”. It was not entered before this closed.')
  expect([session.contents.section('annualGoals').yearEnd, session.wouldLose]).toEqual([undefined, true])
})
