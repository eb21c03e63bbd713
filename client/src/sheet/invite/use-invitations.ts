import type { Invitation, InvitationKind } from '@planwall/shared/protocol/http.ts'
import { useCallback, useEffect, useState } from 'react'
import { fetchInvitations, revokeInvitation, rotateInvitation } from '../../sync/api.ts'
import type { ApiFault } from '../../sync/ask.ts'

export type Links =
  | { state: 'loading' }
  | { state: 'unknown'; fault: ApiFault }
  /** `origin`: the address that the links of this plan begin with. */
  | { state: 'known'; links: Partial<Record<InvitationKind, Invitation>>; origin: string }

export type Invitations = {
  links: Links
  again: () => void
  /** Ends the link of a kind and makes another, or makes the first. Null when it is done, else why not. */
  rotate: (kind: InvitationKind) => Promise<ApiFault | null>
  revoke: (kind: InvitationKind) => Promise<ApiFault | null>
}

/** The links of a plan, for its facilitators. */
export function useInvitations(planId: string): Invitations {
  const [links, setLinks] = useState<Links>({ state: 'loading' })

  const load = useCallback(async () => {
    const answer = await fetchInvitations(planId)
    if (!answer.ok) return setLinks({ state: 'unknown', fault: answer.fault })
    const byKind = Object.fromEntries(answer.value.invitations.map((invitation) => [invitation.kind, invitation]))
    setLinks({ state: 'known', links: byKind, origin: answer.value.roomUrl ?? location.origin })
  }, [planId])

  useEffect(() => void load(), [load])

  const put = (kind: InvitationKind, invitation: Invitation | undefined) =>
    setLinks((before) => {
      if (before.state !== 'known') return before
      const { [kind]: _, ...others } = before.links
      return { ...before, links: invitation ? { ...others, [kind]: invitation } : others }
    })

  return {
    links,
    again: () => void load(),
    rotate: async (kind) => {
      const answer = await rotateInvitation(planId, kind)
      if (!answer.ok) return answer.fault
      put(kind, answer.value.invitation)
      return null
    },
    revoke: async (kind) => {
      const answer = await revokeInvitation(planId, kind)
      if (!answer.ok) return answer.fault
      put(kind, undefined)
      return null
    },
  }
}
