import { currentStage } from '@planwall/shared/meeting/meeting-state.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { messages } from '../messages/t.ts'

const words = messages.page

/** Where the group is: in a section, in a stage without one, or nowhere. */
export type Group = {
  section: SectionId | null
  stage: string | null
  /** “Draft of Values” */
  words: string
  /** “Values” */
  place: string
}

/** “Draft of Values”, “Lunch”, “The meeting has not begun”. */
export function groupOf(meeting: Pick<MeetingView, 'agenda' | 'progress'>): Group {
  const { progress } = meeting
  if (progress.phase === 'planned') return nowhere(words.notBegun)
  if (progress.phase === 'ended') return nowhere(words.ended)
  const stage = currentStage(meeting)
  if (stage === null) return nowhere(words.notBegun)
  if (stage.kind !== 'section') return { section: null, stage: stage.id, words: stage.title, place: stage.title }
  const step = words.stepOf[progress.step ?? 'introduce']
  const place = sections[stage.section].label
  return { section: stage.section, stage: stage.id, words: words.where(step, place), place }
}

function nowhere(sentence: string): Group {
  return { section: null, stage: null, words: sentence, place: sentence }
}
