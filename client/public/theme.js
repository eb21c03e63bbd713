// Sets the theme before the first paint, so that nobody in a dark room sees a white flash.
// The same key and rule live in src/ui/theme-store.ts, which takes over once the app has started.
;(() => {
  let choice = 'system'
  try {
    choice = localStorage.getItem('planwall-theme') ?? 'system'
  } catch {
    choice = 'system' // storage is blocked by the browser's settings
  }
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches
  const dark = choice === 'dark' || (choice !== 'light' && systemIsDark)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
