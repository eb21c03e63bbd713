import { currentStage } from '@planwall/shared/meeting/meeting-state.ts'
import type { Step } from '@planwall/shared/meeting/step.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useMeeting } from '../sync/use-meeting.ts'

/** The step of the meeting, when the group is in this section and it is not agreed yet; otherwise null. */
export function useStepHere(section: SectionId): Step | null {
  const meeting = useMeeting()
  const stage = meeting && currentStage(meeting)
  if (!meeting || stage?.kind !== 'section' || stage.section !== section) return null
  if (meeting.sections[section].state === 'agreed' || meeting.progress.phase !== 'running') return null
  return meeting.progress.step
}
