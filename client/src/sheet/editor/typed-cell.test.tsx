import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../../sync/plan-provider.tsx'
import { anasBrowser } from '../../sync/session.testing.ts'
import { editsOf } from '../../sync/use-edit.ts'
import { cleanUp, find, render } from '../../testing/render.ts'
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
