import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../result.ts'
import { type Actor, applyCommand, withoutPerson } from './apply-command.ts'
import { type Command, commandSchema } from './command.ts'
import {
  ana,
  ben,
  helen,
  meetingInDraftOfVision,
  meetingRoom,
  NINE,
  plannedMeeting,
  roomScreen,
} from './meeting.testing.ts'
import { meetingStateSchema } from './meeting-state.ts'
import { steps } from './step.ts'
import { MINUTE_MS } from './timer.ts'

describe('leading', () => {
  it('[M1] begins at the first stage and notes when', () => {
    const room = meetingRoom()
    room.gives(helen, { type: 'startMeeting' })
    expect(room.state.progress).toEqual({ phase: 'running', startedAt: NINE, stage: 'welcome', step: null })
    expect(room.state.visits).toEqual([{ stage: 'welcome', from: NINE, to: null }])
  })

  it('[M2] goes where the facilitator names, and notes how long the group stayed', () => {
    const room = meetingRoom()
    room.gives(helen, { type: 'startMeeting' })
    room.passes(10 * MINUTE_MS)
    room.gives(helen, { type: 'goTo', stage: 'values', step: 'introduce' })
    expect(room.state.visits).toEqual([
      { stage: 'welcome', from: NINE, to: NINE + 10 * MINUTE_MS },
      { stage: 'values', from: NINE + 10 * MINUTE_MS, to: null },
    ])
  })

  it('[M2] does once what was sent twice', () => {
    const room = meetingInDraftOfVision()
    room.gives(helen, { type: 'goTo', stage: 'vision', step: 'agree' })
    const once = room.state
    room.gives(helen, { type: 'goTo', stage: 'vision', step: 'agree' })
    expect(room.state).toBe(once)
  })

  it('[M9] leaves the very same state when there is nothing to do', () => {
    const room = meetingInDraftOfVision()
    room.gives(ana, { type: 'raiseHand' })
    const before = room.state
    const nothing: [Actor, Command][] = [
      [helen, { type: 'goTo', stage: 'vision', step: 'draft' }],
      [helen, { type: 'clearTimer' }],
      [helen, { type: 'lowerHand', participant: 'ben' }],
      [ana, { type: 'raiseHand' }],
      [ben, { type: 'lowerHand', participant: 'ben' }],
    ]
    for (const [who, command] of nothing) expect(room.gives(who, command)).toEqual(ok(before))
    expect(room.state).toBe(before)
  })

  it('[M2] forgets the shortest stays of a stage that was visited hundreds of times, and none of another', () => {
    const room = meetingRoom()
    room.gives(helen, { type: 'startMeeting' })
    room.passes(MINUTE_MS)
    for (let visit = 0; visit < 500; visit++) {
      room.gives(helen, { type: 'goTo', stage: visit % 2 === 0 ? 'vision' : 'values', step: 'draft' })
      room.passes(visit === 100 ? 30 * MINUTE_MS : 1_000)
    }
    const { visits } = room.state
    expect(visits).toHaveLength(400)
    expect(visits[0]).toEqual({ stage: 'welcome', from: NINE, to: NINE + MINUTE_MS })
    expect(visits.filter(({ from, to }) => to !== null && to - from === 30 * MINUTE_MS)).toHaveLength(1)
    expect(visits.at(-1)).toEqual({ stage: 'values', from: room.now - 1_000, to: null })
  })

  it('[M3] refuses a stage or step that the agenda does not have', () => {
    const room = meetingInDraftOfVision()
    expect(room.gives(helen, { type: 'goTo', stage: 'moon', step: 'draft' })).toEqual(err('noSuchStage'))
    expect(room.gives(helen, { type: 'goTo', stage: 'vision', step: null })).toEqual(err('noSuchStep'))
    expect(room.gives(helen, { type: 'goTo', stage: 'lunch', step: 'draft' })).toEqual(err('noSuchStep'))
  })

  it('[M4] lets nobody but a facilitator lead', () => {
    const room = meetingInDraftOfVision()
    const before = room.state
    const lead: Command[] = [
      { type: 'endMeeting' },
      { type: 'goTo', stage: 'values', step: 'draft' },
      { type: 'startTimer', durationMs: MINUTE_MS },
      { type: 'lockSection', section: 'vision' },
      { type: 'gather' },
    ]
    for (const command of lead) {
      expect(room.gives(ana, command)).toEqual(err('facilitatorsOnly'))
      expect(room.gives(roomScreen, command)).toEqual(err('observersOnlyRead'))
    }
    expect(room.state).toBe(before)
  })

  it('[M5] ends with the clock stopped and hands down, and can be taken up again', () => {
    const room = meetingInDraftOfVision()
    room.gives(helen, { type: 'startTimer', durationMs: 5 * MINUTE_MS })
    room.gives(ana, { type: 'raiseHand' })
    room.passes(MINUTE_MS)
    room.gives(helen, { type: 'endMeeting' })
    expect(room.state).toMatchObject({
      progress: { phase: 'ended', startedAt: NINE, endedAt: NINE + MINUTE_MS },
      timer: { state: 'idle' },
      hands: [],
    })
    expect(room.gives(helen, { type: 'endMeeting' })).toEqual(err('notRunning'))
    room.gives(helen, { type: 'startMeeting' })
    expect(room.state.progress).toMatchObject({ phase: 'running', startedAt: NINE })
  })
})

describe('sections', () => {
  it('[M6] closes an agreed section until it is reopened', () => {
    const room = meetingInDraftOfVision()
    room.gives(helen, { type: 'lockSection', section: 'vision' })
    expect(room.state.sections.vision).toEqual({ state: 'agreed', at: NINE, by: 'helen' })
    expect(room.gives(helen, { type: 'lockSection', section: 'vision' })).toEqual(err('alreadyAgreed'))
    room.gives(helen, { type: 'reopenSection', section: 'vision' })
    expect(room.state.sections.vision).toEqual({ state: 'open' })
  })
})

describe('hands', () => {
  it('[M7] keeps hands in the order they went up', () => {
    const room = meetingInDraftOfVision()
    room.gives(ben, { type: 'raiseHand' })
    room.gives(ana, { type: 'raiseHand' })
    expect(room.state.hands).toEqual(['ben', 'ana'])
  })

  it('[M7] leaves a hand that is up in its place when it is raised again', () => {
    const room = meetingInDraftOfVision()
    room.gives(ben, { type: 'raiseHand' })
    room.gives(ana, { type: 'raiseHand' })
    room.gives(ben, { type: 'raiseHand' })
    expect(room.state.hands).toEqual(['ben', 'ana'])
  })

  it('[M7] lets everyone lower their own hand and a facilitator any', () => {
    const room = meetingInDraftOfVision()
    room.gives(ana, { type: 'raiseHand' })
    expect(room.gives(ben, { type: 'lowerHand', participant: 'ana' })).toEqual(err('notYourHand'))
    expect(room.gives(helen, { type: 'lowerHand', participant: 'ana' })).toEqual(ok(expect.anything()))
    expect(room.state.hands).toEqual([])
  })

  it('[M7] takes down the hand of a person who was removed, and changes nothing for one who had none up', () => {
    const room = meetingInDraftOfVision()
    room.gives(ben, { type: 'raiseHand' })
    room.gives(ana, { type: 'raiseHand' })
    const { state } = room
    expect(withoutPerson(state, 'ben')).toEqual({ ...state, hands: ['ana'], revision: state.revision + 1 })
    expect(withoutPerson(state, 'cleo')).toBe(state)
  })
})

describe('every sequence of commands', () => {
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.constantFrom<Command>(
      { type: 'startMeeting' },
      { type: 'endMeeting' },
      { type: 'pauseTimer' },
      { type: 'resumeTimer' },
      { type: 'clearTimer' },
      { type: 'gather' },
      { type: 'raiseHand' },
      { type: 'lowerHand', participant: 'ana' },
      { type: 'lockSection', section: 'vision' },
      { type: 'reopenSection', section: 'vision' },
    ),
    fc.record({
      type: fc.constant('goTo' as const),
      stage: fc.constantFrom('welcome', 'vision', 'lunch', 'values', 'moon'),
      step: fc.constantFrom(...steps, null),
    }),
    fc.integer({ min: 1_000, max: 3_600_000 }).map((durationMs) => ({ type: 'startTimer' as const, durationMs })),
    fc.integer({ min: -3_600_000, max: 3_600_000 }).map((deltaMs) => ({ type: 'changeTimer' as const, deltaMs })),
  )
  const actor = fc.constantFrom<Actor>(helen, ana, ben, roomScreen)

  it('[M8] leads to a state that its schema accepts, in which at most one visit is open and no state was changed in place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(actor, command, fc.nat(100_000)), { maxLength: 60 }), (sequence) => {
        let state = plannedMeeting()
        let now = NINE
        for (const [who, what, later] of sequence) {
          now += later
          expect(commandSchema.safeParse(what).success).toBe(true)
          const before = structuredClone(state)
          const result = applyCommand(state, what, who, now)
          expect(state).toEqual(before)
          if (!result.ok) continue
          expect(who.role).not.toBe('observer')
          if (result.value !== state) expect(result.value.revision).toBe(state.revision + 1)
          state = result.value
          expect(meetingStateSchema.safeParse(state).success).toBe(true)
          const open = state.visits.filter((visit) => visit.to === null)
          expect(open).toHaveLength(state.progress.phase === 'running' ? 1 : 0)
          if (state.progress.phase === 'running') expect(open[0]?.stage).toBe(state.progress.stage)
          expect(new Set(state.hands).size).toBe(state.hands.length)
        }
      }),
    )
  })
})
