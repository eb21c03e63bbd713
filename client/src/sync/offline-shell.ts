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
  const keep = (entries: PerformanceEntryList) => active?.postMessage({ keep: ownPathsOf(entries) })
  keep(performance.getEntriesByType('resource'))
  // Code that was asked for before the worker was here, and came after: the worker has never seen it.
  new PerformanceObserver((list) => {
    const missed = list.getEntries().filter(wentPastWorker)
    if (missed.length > 0) keep(missed)
  }).observe({ type: 'resource' })
}

function wentPastWorker(entry: PerformanceEntry): boolean {
  return entry instanceof PerformanceResourceTiming && entry.workerStart === 0 && /\/assets\/[^/]+$/.test(entry.name)
}

/** What came from this page's own server. */
function ownPathsOf(entries: PerformanceEntryList): string[] {
  return entries
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname)
}
