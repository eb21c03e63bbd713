import { describe, expect, it } from 'vitest'
import { chooseTheme, startTheme } from './theme-store.ts'

describe('the theme', () => {
  it('follows the choice at once, is remembered, and turns light for paper', () => {
    const stop = startTheme()
    const shown = () => document.documentElement.dataset.theme
    chooseTheme('dark')
    expect([shown(), localStorage.getItem('planwall-theme')]).toEqual(['dark', 'dark'])
    window.dispatchEvent(new Event('beforeprint'))
    expect(shown()).toBe('light')
    window.dispatchEvent(new Event('afterprint'))
    expect(shown()).toBe('dark')
    chooseTheme('light')
    expect(shown()).toBe('light')
    stop()
    chooseTheme('dark')
    expect(shown()).toBe('light')
  })
})
