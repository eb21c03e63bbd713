import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanUp, click, find, findButton, render } from '../testing/render.ts'
import { announce, LiveRegion } from './live-region.tsx'
import { ToastRegion } from './toast-region.tsx'
import { dismissToast, showToast, useToasts } from './toast-store.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanUp()
  useToasts.setState([], true)
  vi.useRealTimers()
})

describe('toasts', () => {
  const shown = () => [...document.querySelectorAll('li')].map((item) => item.querySelector('span')?.textContent)

  it('shows three at most, the same sentence once, and each leaves by itself', () => {
    render(<ToastRegion label="Messages" dismissLabel="Dismiss" />)
    act(() => ['one', 'two', 'three', 'two', 'four'].forEach((text) => void showToast(text)))
    expect(shown()).toEqual(['three', 'two', 'four'])
    act(() => vi.advanceTimersByTime(6_000))
    expect(shown()).toEqual([])
  })

  it('stays while it is pointed at, and goes when its action is taken', () => {
    const undo = vi.fn()
    render(<ToastRegion label="Messages" dismissLabel="Dismiss" />)
    act(() => void showToast('Parked.', { label: 'Undo', run: undo }))
    act(() => {
      find('li').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
    })
    act(() => vi.advanceTimersByTime(60_000))
    expect(shown()).toEqual(['Parked.'])
    click(findButton('Undo'))
    expect(undo).toHaveBeenCalledTimes(1)
    expect(shown()).toEqual([])
  })

  it('can be dismissed, and dismissing one that has gone does nothing', () => {
    render(<ToastRegion label="Messages" dismissLabel="Dismiss" />)
    act(() => dismissToast(showToast('Parked.')))
    expect(shown()).toEqual([])
    act(() => dismissToast(4_711))
    expect(shown()).toEqual([])
  })
})

describe('what is read aloud', () => {
  const regions = () => [...document.querySelectorAll('[aria-live]')].map((region) => region.textContent)

  it('says the same sentence twice when it is announced twice', () => {
    render(<LiveRegion />)
    act(() => announce('One minute left.'))
    const first = regions()
    act(() => announce('One minute left.'))
    expect(first.filter(Boolean)).toEqual(['One minute left.'])
    expect(regions().filter(Boolean)).toEqual(['One minute left.'])
    expect(regions()).not.toEqual(first)
  })

  it('does not repeat in a new region what was said before', () => {
    announce('Values is locked.')
    render(<LiveRegion />)
    expect(regions().filter(Boolean)).toEqual([])
    act(() => announce('Time is over.', 'assertive'))
    expect(regions()).toContain('Time is over.')
  })
})
