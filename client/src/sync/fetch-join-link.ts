import { type JoinLink, joinLinkSchema } from '@planwall/shared/protocol/join-link.ts'
import { type Answer, ask } from './ask.ts'

/** The members' link, for the screen that shows it to the room. */
export function fetchJoinLink(planId: string): Promise<Answer<JoinLink>> {
  return ask('GET', `/api/plans/${encodeURIComponent(planId)}/join-link`, joinLinkSchema)
}
