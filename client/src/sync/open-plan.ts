import type { ReceivedFirstView } from './first-view.ts'
import type { LiveCode } from './live-code.ts'
import type { Session } from './session.ts'
import type { SessionState } from './session-state.ts'
import { StillSession } from './still-session.ts'

export type OpenPlanDeps = {
  /** Null when there is none to be had. */
  firstView(planId: string): Promise<ReceivedFirstView | null>
  /** Null until it has come. */
  liveCodeIfHere(): LiveCode | null
  loadLiveCode(): Promise<LiveCode>
}

export type OpenPlanEvents = {
  /** What screens are to read from now on. */
  show(session: Session): void
  /** The code of live sessions cannot be had. */
  failed(error: unknown): void
}

/**
 * Opens a plan: first as the server's one answer shows it, and live as soon as code and document are there. Returns how
 * to close it.
 */
export function openPlan(planId: string, deps: OpenPlanDeps, events: OpenPlanEvents): () => void {
  const still = new StillSession(planId)
  let live: Session | null = null
  let isOver = false
  let close = () => {}

  const look = () => {
    if (isOver || !live) return
    const now = live.state.getState()
    const stillShows = still.state.getState().plan.phase === 'ready'
    if (takesOver(now, stillShows)) {
      isOver = true
      still.handOver(live)
      events.show(live)
    } else if (stillShows) {
      still.noteSave(now.save)
      events.show(still)
    } else events.show(live)
  }

  const connect = ({ connectPlan, disconnectPlan }: LiveCode) => {
    const session = connectPlan(planId)
    live = session
    const stop = session.state.subscribe(look)
    close = () => {
      stop()
      disconnectPlan(planId)
    }
    look()
  }

  const code = deps.liveCodeIfHere()
  if (code) connect(code)
  else {
    events.show(still)
    deps.loadLiveCode().then((loaded) => {
      if (!isOver) connect(loaded)
    }, events.failed)
  }
  if (!isOver) {
    void deps.firstView(planId).then((view) => {
      if (isOver || !view) return
      still.show(view)
      events.show(still)
      look()
    })
  }
  return () => {
    isOver = true
    close()
  }
}

/**
 * Whether the live session is to be shown: never a text that is older than the one people see already, unless the line is
 * down and this browser's copy is all there is to write in.
 */
export function takesOver({ plan, save, source }: SessionState, stillShows: boolean): boolean {
  if (plan.phase === 'loading') return false
  if (plan.phase === 'stopped' || !stillShows) return true
  return source === 'line' || save.state === 'offline' || save.state === 'notSaved'
}
