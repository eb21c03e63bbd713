import type { InvitationKind, Joined, JoinRequest } from '@planwall/shared/protocol/http.ts'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { joinPlan } from '../sync/api.ts'
import type { ApiFault } from '../sync/ask.ts'
import { rememberPerson } from '../sync/remembered-person.ts'
import { forgetSecret } from './link-secret.ts'

export type Joining = { state: 'idle' } | { state: 'busy' } | { state: 'refused'; fault: ApiFault }

/** Comes in by a link and goes to where its kind belongs. Trying again while one try is under way does nothing. */
export function useJoin(): { joining: Joining; join: (request: JoinRequest) => Promise<void> } {
  const [joining, setJoining] = useState<Joining>({ state: 'idle' })
  const [, navigate] = useLocation()

  const join = async (request: JoinRequest) => {
    if (joining.state === 'busy') return
    setJoining({ state: 'busy' })
    const answer = await joinPlan(request)
    if (!answer.ok) return setJoining({ state: 'refused', fault: answer.fault })
    const { kind, you } = answer.value
    if (kind !== 'roomScreen') rememberPerson({ name: you.name, color: you.color })
    forgetSecret()
    navigate(screenFor(answer.value), { replace: true })
  }

  return { joining, join }
}

/** The board where there is room for it, the page on a phone, and the room screen for its own link. */
function screenFor({ kind, plan }: Pick<Joined, 'plan'> & { kind: InvitationKind }): string {
  const path = `/plans/${plan.id}`
  if (kind === 'roomScreen') return `${path}/room`
  return matchMedia('(min-width: 700px)').matches ? path : `${path}/page`
}
