import type { Stage } from '@planwall/shared/meeting/stage.ts'
import type { Step } from '@planwall/shared/meeting/step.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'

/** What the room sees. */
export type Scene =
  /** Nothing is known yet. */
  | { show: 'opening' }
  /** The day has not begun: whose plan, when, how to come in, who is there. */
  | { show: 'lobby' }
  | { show: 'section'; section: SectionId; step: Step }
  | { show: 'break'; stage: Stage & { kind: 'break' }; next: Stage | null }
  | { show: 'gathering'; stage: Stage & { kind: 'gathering' } }
  /** No meeting is running any more: the plan itself. */
  | { show: 'sheet' }

/** The scene that a meeting asks for. */
export function sceneOf(meeting: Pick<MeetingView, 'agenda' | 'progress'> | null): Scene {
  if (meeting === null) return { show: 'opening' }
  const { agenda, progress } = meeting
  if (progress.phase === 'planned') return { show: 'lobby' }
  if (progress.phase === 'ended') return { show: 'sheet' }
  const index = agenda.findIndex((stage) => stage.id === progress.stage)
  const stage = agenda[index]
  if (stage === undefined) return { show: 'sheet' }
  switch (stage.kind) {
    case 'section':
      return { show: 'section', section: stage.section, step: progress.step ?? 'introduce' }
    case 'break':
      return { show: 'break', stage, next: agenda[index + 1] ?? null }
    case 'gathering':
      return { show: 'gathering', stage }
  }
}
