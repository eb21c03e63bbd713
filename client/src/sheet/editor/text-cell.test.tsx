import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../../sync/plan-provider.tsx'
import { anasBrowser, textAt } from '../../sync/session.testing.ts'
import { fieldRef } from '../../sync/text-ref.ts'
import { cleanUp, find, render } from '../../testing/render.ts'
import { SectionEditor } from '../section-editor.tsx'
import { loadTextEditor } from './load-text-editor.ts'

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

it('keeps what is typed into a text before its editor has been fetched', async () => {
  const session = await browser.opens()
  render(
    <SessionProvider session={session}>
      <SectionEditor section="mission" layout="lift" onLeave={() => undefined} />
    </SessionProvider>,
  )
  const purpose = find('[role="textbox"][aria-label="Purpose"]')
  act(() => purpose.focus())
  for (const key of 'Cold') {
    act(() => {
      purpose.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    })
  }
  await act(() => loadTextEditor())
  await act(() => browser.settles())
  const written = [{ type: 'paragraph', content: [{ type: 'text', text: 'Cold' }] }]
  expect(textAt(session, fieldRef('mission', 'purpose'))).toEqual(written)
})
