/**
 * Lets the pages themselves open without a line: registers public/sw.js, which keeps them in this browser. Does nothing
 * in development, and where the browser has no workers (an address that is neither https nor localhost).
 */
export function keepPagesOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const start = () => {
    register().catch((error: unknown) => {
      // Everything else works without it.
      console.warn('The pages will not open without a connection:', error)
    })
  }
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start, { once: true })
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator
  await serviceWorker.register('/sw.js')
  const { active } = await serviceWorker.ready
  active?.postMessage({ keep: loadedPaths() })
}

/** What this page has loaded from its own server so far. */
function loadedPaths(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname)
}
