import type { Stage } from '@planwall/shared/meeting/stage.ts'
import { MINUTE_MS } from '@planwall/shared/meeting/timer.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'

/** What a stage is called: its section's label, or the title it was given. */
export function stageTitle(stage: Stage): string {
  return stage.kind === 'section' ? sections[stage.section].label : stage.title
}

/** When a stage is to end, in ms since 1970: when its clock does, or, without one, as long after its beginning as planned. */
export function backAt(meeting: Pick<MeetingView, 'timer' | 'visits' | 'now'>, stage: Stage): number {
  if (meeting.timer.state !== 'idle') return meeting.now + meeting.timer.remainingMs
  const visit = meeting.visits.findLast((each) => each.stage === stage.id)
  return (visit?.from ?? meeting.now) + stage.targetMinutes * MINUTE_MS
}

export type Standing = {
  /** Of the agenda's sections, in its order. */
  agreed: { section: SectionId; at: number }[]
  /** Where the group has been without coming to an agreement. */
  inDraft: SectionId[]
  of: number
}

/** Which of the day's sections are agreed, and which have been begun. */
export function standingOf(meeting: Pick<MeetingView, 'agenda' | 'sections' | 'visits'>): Standing {
  const standing: Standing = { agreed: [], inDraft: [], of: 0 }
  for (const stage of meeting.agenda) {
    if (stage.kind !== 'section') continue
    standing.of++
    const record = meeting.sections[stage.section]
    if (record.state === 'agreed') standing.agreed.push({ section: stage.section, at: record.at })
    else if (meeting.visits.some((visit) => visit.stage === stage.id)) standing.inDraft.push(stage.section)
  }
  return standing
}
