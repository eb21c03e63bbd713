import { err, type Result } from '../result.ts'
import { type Actor, applyCommand, type Refusal } from './apply-command.ts'
import type { Command } from './command.ts'
import { type MeetingState, planMeeting } from './meeting-state.ts'
import type { Stage } from './stage.ts'

export const helen: Actor = { id: 'helen', role: 'facilitator' }
export const ana: Actor = { id: 'ana', role: 'member' }
export const ben: Actor = { id: 'ben', role: 'member' }
export const roomScreen: Actor = { id: 'room', role: 'observer' }

export const NINE = Date.UTC(2026, 10, 19, 9)

const section = (id: 'vision' | 'values'): Stage => ({
  kind: 'section',
  id,
  section: id,
  steps: ['introduce', 'draft', 'agree'],
  targetMinutes: 30,
  minimumMinutes: 20,
})

/** Welcome, Vision, lunch, Values. */
export const shortAgenda: Stage[] = [
  { kind: 'gathering', id: 'welcome', title: 'Welcome', targetMinutes: 15, minimumMinutes: 10 },
  section('vision'),
  { kind: 'break', id: 'lunch', title: 'Lunch', targetMinutes: 45, minimumMinutes: 45, fixedAt: '12:30' },
  section('values'),
]

export function plannedMeeting(): MeetingState {
  return planMeeting({ id: 'meeting1', day: '2026-11-19', startsAt: '09:00', agenda: shortAgenda })
}

/** A meeting and people who give commands to it, on a clock that stands until it is moved. */
export function meetingRoom(state = plannedMeeting()) {
  let now = NINE
  return {
    get state() {
      return state
    },
    get now() {
      return now
    },
    passes(ms: number) {
      now += ms
    },
    /** Gives a command and keeps the new state if there is one. */
    gives(actor: Actor, command: Command): Result<MeetingState, Refusal> {
      const result = applyCommand(state, command, actor, now)
      if (!result.ok) return err(result.reason)
      state = result.value
      return result
    },
  }
}

/** A meeting in the draft of Vision. */
export function meetingInDraftOfVision() {
  const room = meetingRoom()
  room.gives(helen, { type: 'startMeeting' })
  room.gives(helen, { type: 'goTo', stage: 'vision', step: 'draft' })
  return room
}
