import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cleanUp, click, find, findButton, render } from '../testing/render.ts'
import { BrokenScreen, describeError } from './broken-screen.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Routes } from './routes.tsx'

afterEach(() => {
  cleanUp()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

describe('a screen that breaks', () => {
  it('is replaced by a sentence and a way on, and the rest of the page stays', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {}) // React reports what a boundary catches
    const Broken = () => {
      throw new Error('no such row')
    }
    const { container } = render(
      <>
        <p>Saved</p>
        <ErrorBoundary>
          <Broken />
        </ErrorBoundary>
      </>,
    )
    expect(find('h1').textContent).toBe('This screen stopped working')
    expect(findButton('Reload')).toBeTruthy()
    expect(container.textContent).toContain('Saved')
  })

  it('speaks of an update when its code is no longer on the server', () => {
    const reload = vi.fn()
    const error = new TypeError('Failed to fetch dynamically imported module: /assets/board-1.js')
    render(<BrokenScreen error={error} componentStack="" reload={reload} />)
    expect(find('h1').textContent).toBe('Planwall has been updated')
    click(findButton('Reload'))
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('tells what is needed to find the fault, but never the secret of an invitation', () => {
    history.replaceState(null, '', '/join#k=very-secret')
    const details = describeError(new Error('no such row'), '\n    at SectionCell')
    expect(details).toContain('no such row')
    expect(details).toContain('at SectionCell')
    expect(details).toContain('/join')
    expect(details).not.toContain('very-secret')
  })

  it('shows the details to be copied by hand where the browser copies nothing', async () => {
    vi.stubGlobal('navigator', { clipboard: undefined, languages: ['en-GB'], userAgent: 'a browser' })
    Object.assign(document, { execCommand: () => false })
    render(<BrokenScreen error={new Error('no such row')} componentStack="" />)
    click(findButton('Copy details'))
    await act(async () => {})
    expect(find('pre').textContent).toContain('no such row')
  })
})

describe('an address that leads nowhere', () => {
  it.each(['/plan', '/plans', '/plans/p1/minutes', '/join/k'])('%s says so and leads home', async (address) => {
    history.replaceState(null, '', address)
    await act(async () => void render(<Routes />))
    expect(find('h1').textContent).toBe('Nothing hangs here')
    expect(find('a').getAttribute('href')).toBe('/')
  })
})
