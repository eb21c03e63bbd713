import 'fake-indexeddb/auto'
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { browserStorage } from '../sync/browser-storage.ts'
import { cleanUp, click, findButton, render } from '../testing/render.ts'
import { LeaveDialog } from './leave-dialog.tsx'

afterEach(cleanUp)

const shown = () => document.body.textContent

it('says before somebody signs out how much this browser alone has', async () => {
  const store = browserStorage.open('plan1', 'ana')
  await store.append([], 1, [{ root: 'section:vision', path: ['statement'], words: 'Lead', change: 1, at: 1 }])
  store.close()
  render(<LeaveDialog plans={1} leave={async () => null} onClose={() => undefined} />)
  await vi.waitUntil(async () => {
    await act(async () => undefined)
    return shown().includes('One thing you wrote is in this browser alone')
  })
})

it('says so when what is kept could not be deleted, and can be tried again', async () => {
  const answers = [{ code: 'stillKept' } as const, null]
  const closed = vi.fn()
  render(<LeaveDialog plans={1} leave={async () => answers.shift() ?? null} onClose={closed} />)
  await act(async () => click(findButton('Sign out')))
  expect(shown()).toContain('could not delete what it keeps')
  expect(closed).not.toHaveBeenCalled()
  await act(async () => click(findButton('Sign out')))
  expect(closed).toHaveBeenCalledOnce()
})
