import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { fetchFirstView } from './first-view.ts'
import { liveCodeIfHere, loadLiveCode } from './live-code.ts'
import { type OpenPlanDeps, openPlan } from './open-plan.ts'
import type { Session } from './session.ts'
import type { PlanView, SessionState } from './session-state.ts'

const SessionContext = createContext<Session | null>(null)

const browser: OpenPlanDeps = { firstView: fetchFirstView, liveCodeIfHere, loadLiveCode }

type Props = { planId: string; children: ReactNode }

/**
 * Opens a plan for the screens inside: still first, live right after, without a change that anybody sees. Several
 * providers of one plan share one line.
 */
export function PlanProvider({ planId, children }: Props) {
  const [session, setSession] = useState<Session | null>(null)
  const [failure, setFailure] = useState<{ error: unknown } | null>(null)
  useEffect(() => openPlan(planId, browser, { show: setSession, failed: (error) => setFailure({ error }) }), [planId])
  // What is shown then says that code is missing, and how to go on.
  if (failure) throw failure.error
  if (session?.planId !== planId) return null
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Shows screens over a session that somebody else has opened. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The session of the provider around; throws without one. Only hooks of this folder call it. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('No PlanProvider around this component')
  return session
}

/** One piece of what a session shows. `select` must return the same object for the same state. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().state, select)
}

/** The plan that is open, who you are in it, and whether it can be used: loading, ready or stopped. */
export function usePlan(): PlanView {
  return useSessionState((state) => state.plan)
}

/** True while what is shown is the first view: all that can be read, and nothing yet that can be written. */
export function useIsStill(): boolean {
  return useSessionState((state) => state.source === 'firstView')
}
