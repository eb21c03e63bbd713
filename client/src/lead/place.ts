import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import { type Position, positionsOf, type Stage } from '@planwall/shared/meeting/stage.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { messages } from '../messages/t.ts'

type Meeting = Pick<MeetingState, 'agenda' | 'progress'>

/** Where the group is and what lies before and behind it; null where the agenda has nothing more. */
export type Surroundings = { here: Position; back: Position | null; next: Position | null }

/** Null while no meeting runs, and for a place that is not in the agenda. */
export function surroundings({ agenda, progress }: Meeting): Surroundings | null {
  if (progress.phase !== 'running') return null
  const positions = positionsOf(agenda)
  const at = positions.findIndex(({ stage, step }) => stage.id === progress.stage && step === progress.step)
  const here = positions[at]
  if (!here) return null
  return { here, back: positions[at - 1] ?? null, next: positions[at + 1] ?? null }
}

/** What a button that leads there says: the step while it stays in the stage, else the stage. */
export function placeName(to: Position, from: Position): string {
  return to.stage.id === from.stage.id && to.step !== null ? messages.board.steps[to.step] : stageName(to.stage)
}

/** Where a stage begins. */
export function entryOf(stage: Stage): Position {
  return { stage, step: stage.kind === 'section' ? (stage.steps[0] ?? null) : null }
}

export function stageName(stage: Stage): string {
  return stage.kind === 'section' ? labelOf(plainWords, stage.section) : stage.title
}

/** Where a meeting that has ended was last, so that it can be taken up there; null when it was nowhere. */
export function lastStage({ agenda, visits }: Pick<MeetingState, 'agenda' | 'visits'>): Stage | null {
  const last = visits.at(-1)
  return agenda.find((stage) => stage.id === last?.stage) ?? null
}
