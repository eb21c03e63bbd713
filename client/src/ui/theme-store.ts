import { create } from 'zustand'

export type ThemeChoice = 'light' | 'dark' | 'system'

type ThemeState = { choice: ThemeChoice; systemIsDark: boolean }

// public/theme.js reads the same key before the first paint.
const storageKey = 'planwall-theme'

const useThemeState = create<ThemeState>(() => ({ choice: readChoice(), systemIsDark: systemPrefersDark().matches }))

/** What the person chose; “system” until they choose. */
export function useThemeChoice(): ThemeChoice {
  return useThemeState((state) => state.choice)
}

/** What is on screen now. */
export function useTheme(): 'light' | 'dark' {
  return useThemeState(shownTheme)
}

/** Shows the theme at once and keeps the choice for the next visit, where the browser lets it be kept. */
export function chooseTheme(choice: ThemeChoice): void {
  useThemeState.setState({ choice })
  try {
    localStorage.setItem(storageKey, choice)
  } catch (error) {
    // Private windows and strict settings refuse storage; the choice then lasts until the tab is closed.
    if (!(error instanceof DOMException)) throw error
  }
}

/**
 * Keeps the page's data-theme true to the choice, the device and other tabs, and makes whatever is printed light.
 * Called once at the start; the returned function ends it.
 */
export function startTheme(): () => void {
  const system = systemPrefersDark()
  const stop = new AbortController()
  const { signal } = stop
  const show = () => setShown(shownTheme(useThemeState.getState()))
  const unsubscribe = useThemeState.subscribe(show)
  system.addEventListener('change', ({ matches }) => useThemeState.setState({ systemIsDark: matches }), { signal })
  window.addEventListener(
    'storage',
    (event) => {
      if (event.key === storageKey) useThemeState.setState({ choice: parseChoice(event.newValue) })
    },
    { signal },
  )
  window.addEventListener('beforeprint', () => setShown('light'), { signal })
  window.addEventListener('afterprint', show, { signal })
  show()
  return () => {
    unsubscribe()
    stop.abort()
  }
}

function shownTheme({ choice, systemIsDark }: ThemeState): 'light' | 'dark' {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light'
  return choice
}

function setShown(theme: 'light' | 'dark'): void {
  document.documentElement.dataset.theme = theme
}

function readChoice(): ThemeChoice {
  try {
    return parseChoice(localStorage.getItem(storageKey))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return 'system' // storage is blocked by the browser's settings
  }
}

function parseChoice(stored: string | null): ThemeChoice {
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function systemPrefersDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}
