/** An answer on its way, with the monotonic clock when it began to arrive, in milliseconds. */
export type Asked = Promise<{ response: Response; receivedAt: number }>

/** After so long nobody waits for an answer any more, in milliseconds. */
const TIMEOUT_MS = 15_000

const ahead = new Map<string, Asked>()
let isLive = false

/**
 * Asks for the first view of the plan that an address leads to, while the code of the screen that shows it is still on its
 * way. Does nothing for other addresses, and once this page can open live sessions.
 */
export function askAhead(pathname: string): void {
  const plan = /^\/plans\/([\w-]+)\//.exec(pathname)?.[1]
  if (plan === undefined || isLive || ahead.has(plan)) return
  const asked = ask(plan)
  ahead.set(plan, asked)
  // Told to whoever takes it; until then nobody has to hear of it.
  asked.catch(() => undefined)
}

/** The answer that is on its way, or else a new one. */
export function takeAnswer(plan: string): Asked {
  const asked = ahead.get(plan) ?? ask(plan)
  ahead.delete(plan)
  return asked
}

/** From now on a live session is there as soon as any answer could be. */
export function stopAskingAhead(): void {
  isLive = true
}

async function ask(plan: string): Asked {
  const path = `/api/plans/${encodeURIComponent(plan)}/first-view`
  const response = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  return { response, receivedAt: performance.now() }
}
