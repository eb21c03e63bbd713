import type { Root } from '../plan/root-name.ts'
import { unreachable } from '../unreachable.ts'
import type { Command } from './command.ts'
import { currentStage, type MeetingState } from './meeting-state.ts'
import type { Role } from './role.ts'
import { stepPermits } from './step.ts'

export type Action =
  /** Change what people write: the text, rows or notes below a root of the plan. */
  | { kind: 'write'; root: Root }
  /** Ask the server to change the meeting. */
  | { kind: 'command'; command: Command['type'] }
  /** Show a cursor and a caret to the others. */
  | { kind: 'appear' }

/** Why an action is refused; the message catalogue has a sentence for each. */
export type Denial =
  | 'observersOnlyRead'
  | 'facilitatorsOnly'
  | 'sectionAgreed'
  | 'notInThisStep'
  | 'anotherSectionIsOpen'
  | 'anotherMeeting'

/** What `can` needs to know of a meeting. */
export type MeetingRules = Pick<MeetingState, 'id' | 'agenda' | 'progress' | 'sections'>

/** Commands a member may give; all others are a facilitator's. */
const memberCommands: ReadonlySet<Command['type']> = new Set(['raiseHand', 'lowerHand'])

/** Whether someone in this role may do this now. One table for the server, which enforces it, and the client, which shows it. */
export function can(role: Role, meeting: MeetingRules, action: Action): boolean {
  return whyNot(role, meeting, action) === null
}

/** The reason why someone in this role may not do this now, or null when they may. */
export function whyNot(role: Role, meeting: MeetingRules, action: Action): Denial | null {
  if (role === 'observer') return 'observersOnlyRead'
  switch (action.kind) {
    case 'appear':
      return null
    case 'command':
      return role === 'facilitator' || memberCommands.has(action.command) ? null : 'facilitatorsOnly'
    case 'write':
      return action.root.kind === 'section'
        ? whyNotSection(role, meeting, action.root)
        : whyNotWall(role, meeting, action.root)
    default:
      return unreachable(action)
  }
}

function whyNotSection(role: Role, meeting: MeetingRules, root: Root): Denial | null {
  // An agreed section is closed to facilitators as well: reopening is a decision the group sees.
  if (meeting.sections[root.section].state === 'agreed') return 'sectionAgreed'
  if (role === 'facilitator' || meeting.progress.phase !== 'running') return null
  // Whatever the group is doing, a thought can be parked.
  if (root.section === 'parkingLot') return null
  const stage = currentStage(meeting)
  if (stage?.kind !== 'section' || stage.section !== root.section) return 'anotherSectionIsOpen'
  return stepAllows(meeting, 'section') ? null : 'notInThisStep'
}

function whyNotWall(role: Role, meeting: MeetingRules, root: Extract<Root, { kind: 'wall' }>): Denial | null {
  if (root.meeting !== meeting.id) return 'anotherMeeting'
  if (role === 'facilitator' || meeting.progress.phase !== 'running') return null
  const stage = currentStage(meeting)
  // The step rules the wall of its own section. Other walls stay open, so that a note can be proposed at any time.
  if (stage?.kind !== 'section' || stage.section !== root.section) return null
  return stepAllows(meeting, 'wall') ? null : 'notInThisStep'
}

function stepAllows(meeting: MeetingRules, what: 'section' | 'wall'): boolean {
  const { progress } = meeting
  return progress.phase === 'running' && progress.step !== null && stepPermits[progress.step][what]
}
