import { browserStorage } from './browser-storage.ts'
import { fetchSnapshot } from './fetch-snapshot.ts'
import { PlanSession } from './plan-session.ts'

type Open = {
  session: PlanSession
  users: number
  closing: ReturnType<typeof setTimeout> | null
  stop: AbortController
}

/** A session outlives its last screen by this much, in milliseconds: going to another screen keeps line and document. */
const LINGER_MS = 2_000

const open = new Map<string, Open>()

/**
 * The session of a plan, shared by everyone who asks for it, and begun by the first. To be given back with
 * `disconnectPlan` as often as it was asked for. Effects that React runs twice do not open two sockets.
 */
export function connectPlan(planId: string): PlanSession {
  const known = open.get(planId) ?? begin(planId)
  if (known.closing) clearTimeout(known.closing)
  known.closing = null
  known.users++
  return known.session
}

export function disconnectPlan(planId: string): void {
  const known = open.get(planId)
  if (!known || --known.users > 0) return
  known.closing = setTimeout(() => close(planId, known), LINGER_MS)
}

/** Waits with it as long as something would be lost or is about to be confirmed. */
function close(planId: string, known: Open): void {
  const { session } = known
  if (session.wouldLose || session.state.getState().save.state === 'saving') {
    known.closing = setTimeout(() => close(planId, known), LINGER_MS)
    return
  }
  open.delete(planId)
  known.stop.abort()
  void session.end()
}

function begin(planId: string): Open {
  const session = new PlanSession(planId, {
    storage: browserStorage,
    WebSocket,
    url: `${location.origin.replace(/^http/, 'ws')}/sockets`,
    fetchSnapshot,
    elapsed: () => performance.now(),
    now: () => Date.now(),
    random: () => Math.random(),
    newId: () => crypto.getRandomValues(new Uint32Array(3)).join('-'),
    reload: () => reloadOnce(),
  })
  const known: Open = { session, users: 0, closing: null, stop: new AbortController() }
  open.set(planId, known)
  watchBrowser(session, known.stop.signal)
  void session.start()
  return known
}

function watchBrowser(session: PlanSession, signal: AbortSignal): void {
  for (const event of ['online', 'offline']) window.addEventListener(event, () => session.check(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') session.check()
    },
    { signal },
  )
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (session.wouldLose) event.preventDefault()
    },
    { signal },
  )
}

const RELOADED = 'planwall-reloaded-at'

/** At most once a minute, so that a server and a cache that disagree do not reload for ever. */
function reloadOnce(): void {
  try {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0)
    if (Date.now() - last < 60_000) return
    sessionStorage.setItem(RELOADED, String(Date.now()))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return // without storage nothing could stop a second reload
  }
  location.reload()
}
