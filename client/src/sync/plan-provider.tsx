import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { connectPlan, disconnectPlan } from './connect-plan.ts'
import type { PlanSession } from './plan-session.ts'
import type { PlanView, SessionState } from './session-state.ts'

const SessionContext = createContext<PlanSession | null>(null)

type Props = { planId: string; children: ReactNode }

/** Opens a plan for the screens inside. Several providers of one plan share one line. */
export function PlanProvider({ planId, children }: Props) {
  const [session, setSession] = useState<PlanSession | null>(null)
  useEffect(() => {
    setSession(connectPlan(planId))
    return () => disconnectPlan(planId)
  }, [planId])
  if (session?.planId !== planId) return null
  return <SessionContext value={session}>{children}</SessionContext>
}

/** For tests: shows screens over a session that the test has made. */
export function SessionProvider({ session, children }: { session: PlanSession; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The session of the provider around; throws without one. Only hooks of this folder call it. */
export function useSession(): PlanSession {
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
