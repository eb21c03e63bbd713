/**
 * Makes this process end when the npm that started it is gone. npm passes a signal to the shell between us, and many
 * shells die of it without passing it on: we would stay behind, holding port and data folder. So losing that parent
 * counts as the signal.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
