import { type ReactNode, useEffect, useState } from 'react'
import { connectPlan, disconnectPlan } from './connect-plan.ts'
import { loadLiveCode } from './live-code.ts'
import { SessionProvider } from './plan-provider.tsx'
import type { Session } from './session.ts'

type Props = { planId: string; children: ReactNode }

/** Opens a plan for a screen that is of no use before it is live, and so brings what opens live sessions with it. */
export function LivePlanProvider({ planId, children }: Props) {
  const [session, setSession] = useState<Session | null>(null)
  useEffect(() => {
    setSession(connectPlan(planId))
    // It is here; screens that people go to from this one are told so.
    void loadLiveCode()
    return () => disconnectPlan(planId)
  }, [planId])
  if (session?.planId !== planId) return null
  return <SessionProvider session={session}>{children}</SessionProvider>
}
