import { err, ok, type Result } from '../result.ts'
import { unreachable } from '../unreachable.ts'
import type { Command } from './command.ts'
import type { MeetingState, SectionRecord, Visit } from './meeting-state.ts'
import { type Denial, whyNot } from './permissions.ts'
import type { Role } from './role.ts'
import { positionsOf } from './stage.ts'
import { changeTimer, pauseTimer, resumeTimer, startTimer } from './timer.ts'

export type Actor = { id: string; role: Role }

/** Why a command changes nothing; the message catalogue has a sentence for each. */
export type Refusal =
  | Denial
  | 'alreadyRunning'
  | 'notRunning'
  | 'noSuchStage'
  | 'noSuchStep'
  | 'timerNotRunning'
  | 'timerNotPaused'
  | 'noTimer'
  | 'alreadyAgreed'
  | 'alreadyOpen'
  | 'notYourHand'

/** How many visits are kept: a day has some dozens. The meeting is sent whole after every change. */
const MAX_VISITS = 400

/**
 * The state after a command, or the reason why it stays as it is. Pure: `now` is the server's clock in milliseconds,
 * the state is never changed in place, and nothing advances unless a command says so. A command that has nothing left
 * to do gives back the very same state.
 */
export function applyCommand(
  state: MeetingState,
  command: Command,
  actor: Actor,
  now: number,
): Result<MeetingState, Refusal> {
  const denial = whyNot(actor.role, state, { kind: 'command', command: command.type })
  if (denial) return err(denial)
  const changed = decide(state, command, actor, now)
  if (!changed.ok || changed.value === state) return changed
  return ok({ ...changed.value, revision: state.revision + 1 })
}

/** The state without what a person who was removed had in it: their hand. The very same state when they had nothing. */
export function withoutPerson(state: MeetingState, participant: string): MeetingState {
  const hands = withoutHand(state.hands, participant)
  return hands === state.hands ? state : { ...state, hands, revision: state.revision + 1 }
}

function decide(state: MeetingState, command: Command, actor: Actor, now: number): Result<MeetingState, Refusal> {
  switch (command.type) {
    case 'startMeeting':
      return startMeeting(state, now)
    case 'endMeeting':
      return endMeeting(state, now)
    case 'goTo':
      return goTo(state, command, now)
    case 'startTimer':
      return ok({ ...state, timer: startTimer(command.durationMs, now) })
    case 'pauseTimer':
      return withTimer(state, pauseTimer(state.timer, now))
    case 'resumeTimer':
      return withTimer(state, resumeTimer(state.timer, now))
    case 'changeTimer':
      return withTimer(state, changeTimer(state.timer, command.deltaMs, now))
    case 'clearTimer':
      return state.timer.state === 'idle' ? ok(state) : ok({ ...state, timer: { state: 'idle' } })
    case 'lockSection':
      return setSection(state, command.section, { state: 'agreed', at: now, by: actor.id })
    case 'reopenSection':
      return setSection(state, command.section, { state: 'open' })
    case 'gather':
      return ok({ ...state, gatherings: state.gatherings + 1 })
    case 'raiseHand':
      return state.hands.includes(actor.id) ? ok(state) : ok({ ...state, hands: [...state.hands, actor.id] })
    case 'lowerHand':
      return lowerHand(state, command.participant, actor)
    default:
      return unreachable(command)
  }
}

function startMeeting(state: MeetingState, now: number): Result<MeetingState, Refusal> {
  if (state.progress.phase === 'running') return err('alreadyRunning')
  const first = positionsOf(state.agenda)[0]
  if (!first) return err('noSuchStage')
  const startedAt = state.progress.phase === 'ended' ? state.progress.startedAt : now
  return ok({
    ...state,
    progress: { phase: 'running', startedAt, stage: first.stage.id, step: first.step },
    visits: remembered([...state.visits, { stage: first.stage.id, from: now, to: null }]),
  })
}

function endMeeting(state: MeetingState, now: number): Result<MeetingState, Refusal> {
  if (state.progress.phase !== 'running') return err('notRunning')
  return ok({
    ...state,
    progress: { phase: 'ended', startedAt: state.progress.startedAt, endedAt: now },
    visits: closeVisit(state, now),
    timer: { state: 'idle' },
    hands: [],
  })
}

function goTo(state: MeetingState, to: Extract<Command, { type: 'goTo' }>, now: number): Result<MeetingState, Refusal> {
  if (state.progress.phase !== 'running') return err('notRunning')
  const stage = state.agenda.find(({ id }) => id === to.stage)
  if (!stage) return err('noSuchStage')
  const known = stage.kind === 'section' ? to.step !== null && stage.steps.includes(to.step) : to.step === null
  if (!known) return err('noSuchStep')
  const stays = state.progress.stage === to.stage
  if (stays && state.progress.step === to.step) return ok(state)
  return ok({
    ...state,
    progress: { ...state.progress, stage: to.stage, step: to.step },
    visits: stays ? state.visits : remembered([...closeVisit(state, now), { stage: to.stage, from: now, to: null }]),
    // A new stage begins without a clock: the old one's time says nothing about it.
    timer: stays ? state.timer : { state: 'idle' },
  })
}

function setSection(
  state: MeetingState,
  section: Extract<Command, { type: 'lockSection' }>['section'],
  record: SectionRecord,
): Result<MeetingState, Refusal> {
  if (state.sections[section].state === record.state) {
    return err(record.state === 'agreed' ? 'alreadyAgreed' : 'alreadyOpen')
  }
  return ok({ ...state, sections: { ...state.sections, [section]: record } })
}

function lowerHand(state: MeetingState, participant: string, actor: Actor): Result<MeetingState, Refusal> {
  if (participant !== actor.id && actor.role !== 'facilitator') return err('notYourHand')
  const hands = withoutHand(state.hands, participant)
  return ok(hands === state.hands ? state : { ...state, hands })
}

function withoutHand(hands: MeetingState['hands'], participant: string): MeetingState['hands'] {
  return hands.includes(participant) ? hands.filter((id) => id !== participant) : hands
}

function withTimer<E extends Refusal>(state: MeetingState, timer: Result<MeetingState['timer'], E>) {
  return timer.ok ? ok({ ...state, timer: timer.value }) : timer
}

function closeVisit(state: MeetingState, now: number): MeetingState['visits'] {
  return state.visits.map((visit) => (visit.to === null ? { ...visit, to: now } : visit))
}

/** Of too many visits the shortest is forgotten, but never the last that a stage has. */
function remembered(visits: MeetingState['visits']): MeetingState['visits'] {
  if (visits.length <= MAX_VISITS) return visits
  const lasted = ({ from, to }: Visit) => (to === null ? Number.POSITIVE_INFINITY : to - from)
  const again = visits.filter((visit) => visits.some((other) => other !== visit && other.stage === visit.stage))
  const shortest = again.reduce<Visit | null>(
    (least, visit) => (least && lasted(least) <= lasted(visit) ? least : visit),
    null,
  )
  return visits.filter((visit) => visit !== shortest)
}
