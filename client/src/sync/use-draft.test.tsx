import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cleanUp, render } from '../testing/render.ts'
import { SessionProvider } from './plan-provider.tsx'
import { anasBrowser } from './session.testing.ts'
import { useDraft } from './use-draft.ts'

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

function Field({ isDirty }: { isDirty: boolean }) {
  useDraft(isDirty)
  return null
}

it('asks before the tab is closed while anything is typed that was not entered', async () => {
  const session = await browser.opens()
  const fields = (first: boolean, second: boolean) => (
    <SessionProvider session={session}>
      <Field isDirty={first} />
      <Field isDirty={second} />
    </SessionProvider>
  )
  const { rerender, unmount } = render(fields(false, false))
  const asks = [session.wouldLose]
  for (const [first, second] of [
    [true, false],
    [true, true],
    [false, true],
    [false, false],
    [true, true],
  ] as const) {
    rerender(fields(first, second))
    asks.push(session.wouldLose)
  }
  unmount()
  expect([...asks, session.wouldLose]).toEqual([false, true, true, true, false, true, false])
})

it('leaves the page as it is for a newer client until the number is entered', async () => {
  const session = await browser.opens()
  const { unmount } = render(
    <SessionProvider session={session}>
      <Field isDirty />
    </SessionProvider>,
  )
  browser.server.kick('outdated')
  expect(browser.reloads).toBe(0)
  unmount()
})
