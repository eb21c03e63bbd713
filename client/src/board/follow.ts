import { currentStage, type MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'

/** Where the group is: nowhere when no meeting runs; a stage without a section is the whole page. */
export type Group = { at: 'nowhere' } | { at: 'stage'; stage: string; section: SectionId | null }

/** What this person is doing that must not be interrupted. */
export type Busy = 'free' | 'typing' | 'dragging'

/** What I look at: the section that is lifted, and whether I go where the group goes. */
export type Looking = { following: boolean; shown: SectionId | null }

export type Call = 'stageMoved' | 'gathering'

/** `go` there; `offer` to go and stay; `wait` until the person pauses, then go; `stay` without a word. */
export type FollowDecision = 'go' | 'offer' | 'wait' | 'stay'

export function groupOf(meeting: Pick<MeetingState, 'agenda' | 'progress'> | null): Group {
  const stage = meeting && currentStage(meeting)
  if (!stage) return { at: 'nowhere' }
  return { at: 'stage', stage: stage.id, section: stage.kind === 'section' ? stage.section : null }
}

/** What happens to this person's view when the group moves, or is called together. */
export function decideFollow(call: Call, looking: Looking, busy: Busy): FollowDecision {
  switch (call) {
    case 'stageMoved':
      if (!looking.following) return 'stay'
      return busy === 'free' ? 'go' : 'offer'
    case 'gathering':
      // Everyone comes, also those who had wandered off; a word is finished first.
      return busy === 'free' ? 'go' : 'wait'
    default:
      return unreachable(call)
  }
}

/** With the group from now on. Without a meeting there is nobody to follow, so what is shown stays. */
export function follow(looking: Looking, group: Group): Looking {
  if (group.at === 'nowhere') return { following: true, shown: looking.shown }
  return { following: true, shown: group.section }
}

/** Somewhere of one's own choice; who comes to where the group is follows it again. */
export function lookAt(section: SectionId | null, group: Group): Looking {
  if (group.at === 'nowhere') return { following: true, shown: section }
  return { following: section !== null && section === group.section, shown: section }
}

/** A pan or a zoom of one's own: the view stays where it is. */
export function wander(looking: Looking, group: Group): Looking {
  return group.at === 'nowhere' ? looking : { ...looking, following: false }
}

export type PillState = 'hidden' | 'following' | 'wandering'

/** What the pill says; a facilitator who is with the group is told nothing. */
export function pillOf(looking: Looking, group: Group, leads: boolean): PillState {
  if (group.at === 'nowhere') return 'hidden'
  if (!looking.following) return 'wandering'
  return leads ? 'hidden' : 'following'
}
