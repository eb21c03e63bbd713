import type { Command } from '@planwall/shared/meeting/command.ts'
import type { Position } from '@planwall/shared/meeting/stage.ts'
import { MINUTE_MS } from '@planwall/shared/meeting/timer.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { create } from 'zustand'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useMeeting } from '../sync/use-meeting.ts'
import { useSaveState } from '../sync/use-save-state.ts'
import { announce } from '../ui/live-region.tsx'
import { entryOf, lastStage, placeName, type Surroundings, stageName, surroundings } from './place.ts'
import { type Control, useGive, useUnderWay } from './use-give.ts'

const words = messages.lead

/** Something the facilitator can do: what it is called, why it cannot be done now, and how it is done. */
export type Action = { label: string; blocked: string | null; busy: boolean; run: () => void }

export type LeadActions = {
  meeting: MeetingView
  place: Surroundings | null
  /** Why the server cannot be asked for anything; null when it can. */
  offline: string | null
  start: Action
  takeUp: Action
  back: Action
  /** The next step or stage; at the end of the day it asks whether to close the meeting. */
  next: Action
  lock: Action & { section: SectionId | null; locked: boolean }
  gather: Action
  minute: Action
  close: Action
  lowerHands: Action
  /** Brings everyone to a place of the agenda; resolves to whether the server agreed. */
  goTo: (to: Position) => Promise<boolean>
  give: (control: Control, ...commands: Command[]) => Promise<boolean>
}

/** Whether the question is open if the meeting shall be closed. */
export const useClosing = create<boolean>(() => false)

/**
 * All that a facilitator can ask for now, the same for dock, keys and phone. Null until the meeting is known. `onMove`
 * is called as this person moves the group: who leads it goes along.
 */
export function useLeadActions(onMove: () => void = stay): LeadActions | null {
  const meeting = useMeeting()
  const { phase: planPhase } = usePlan()
  const offline = useSaveState().state === 'offline' || planPhase !== 'ready' ? words.dock.offline : null
  const give = useGive()
  const controls = useUnderWay((state) => state.controls)
  if (!meeting) return null

  const place = surroundings(meeting)
  const { phase } = meeting.progress
  const notRunning = phase === 'running' ? null : phase === 'ended' ? words.dock.ended : words.dock.noMeeting
  const blocked = offline ?? notRunning
  const action = (control: Control, label: string, why: string | null, run: () => void): Action => ({
    label,
    blocked: why,
    busy: controls.includes(control),
    run,
  })
  const goTo = (to: Position) => {
    onMove()
    return give('move', { type: 'goTo', stage: to.stage.id, step: to.step })
  }

  return {
    meeting,
    place,
    offline,
    give,
    goTo,
    start: action('start', words.before.start, offline, () => {
      onMove()
      void give('start', { type: 'startMeeting' })
    }),
    takeUp: action('start', words.after.takeUp, offline, () => {
      onMove()
      void give('start', ...takeUp(meeting))
    }),
    back: action(
      'move',
      words.dock.backTo(place?.back ? placeName(place.back, place.here) : ''),
      blocked ?? (place?.back ? null : words.dock.atTheStart),
      () => void (place?.back && goTo(place.back)),
    ),
    next: place?.next
      ? action(
          'move',
          words.dock.next(placeName(place.next, place.here)),
          blocked,
          () => void (place.next && goTo(place.next)),
        )
      : action('close', words.close.button, blocked, () => useClosing.setState(true)),
    lock: lockOf(),
    gather: action('gather', words.dock.gather, blocked, async () => {
      onMove()
      if (await give('gather', { type: 'gather' })) announce(words.dock.gathered)
    }),
    minute: action(
      'minute',
      words.timer.more,
      offline ?? (meeting.timer.state === 'idle' ? words.timer.none : null),
      () => void give('minute', { type: 'changeTimer', deltaMs: MINUTE_MS }),
    ),
    close: action('close', words.menu.end, blocked, () => useClosing.setState(true)),
    lowerHands: action(
      'hands',
      words.menu.lowerHands,
      offline ?? (meeting.hands.length === 0 ? words.menu.noHands : null),
      () => void give('hands', ...meeting.hands.map((participant) => ({ type: 'lowerHand', participant }) as const)),
    ),
  }

  function lockOf(): LeadActions['lock'] {
    const stage = place?.here.stage
    if (!meeting || stage?.kind !== 'section') {
      const why = stage ? words.dock.nothingToLock(stageName(stage)) : null
      return { ...action('lock', words.dock.lock, blocked ?? why, () => {}), section: null, locked: false }
    }
    const { section } = stage
    const locked = meeting.sections[section].state === 'agreed'
    const run = async () => {
      if (!(await give('lock', { type: locked ? 'reopenSection' : 'lockSection', section }))) return
      announce(locked ? words.dock.reopened(stageName(stage)) : words.dock.locked(stageName(stage)))
    }
    const label = locked ? words.dock.reopen : words.dock.lock
    return { ...action('lock', label, blocked, () => void run()), section, locked }
  }
}

const stay = () => {}

/** Reopened where it ended; the server alone would begin it anew. */
function takeUp(meeting: MeetingView): Command[] {
  const stage = lastStage(meeting)
  if (!stage || stage === meeting.agenda[0]) return [{ type: 'startMeeting' }]
  return [{ type: 'startMeeting' }, { type: 'goTo', stage: stage.id, step: entryOf(stage).step }]
}
