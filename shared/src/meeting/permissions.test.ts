import { describe, expect, it } from 'vitest'
import type { Root } from '../plan/root-name.ts'
import { helen, meetingInDraftOfVision, meetingRoom } from './meeting.testing.ts'
import { can, whyNot } from './permissions.ts'

const section = (id: 'vision' | 'values' | 'parkingLot'): Root => ({ kind: 'section', section: id })
const wall = (id: 'vision' | 'values', meeting = 'meeting1'): Root => ({ kind: 'wall', meeting, section: id })
const write = (root: Root) => ({ kind: 'write', root }) as const

describe('with no meeting running', () => {
  it('[M10] lets members edit every section that is not agreed, and every wall', () => {
    const { state } = meetingRoom()
    expect(can('member', state, write(section('vision')))).toBe(true)
    expect(can('member', state, write(wall('values')))).toBe(true)
    const agreed = {
      ...state,
      sections: { ...state.sections, vision: { state: 'agreed', at: 1, by: 'helen' } as const },
    }
    expect(whyNot('member', agreed, write(section('vision')))).toBe('sectionAgreed')
  })
})

describe('in a step', () => {
  it('[M11] lets members write in the section of the stage while it is drafted, and nowhere else', () => {
    const { state } = meetingInDraftOfVision()
    expect(can('member', state, write(section('vision')))).toBe(true)
    expect(whyNot('member', state, write(section('values')))).toBe('anotherSectionIsOpen')
  })

  it('[M11] lets members only read while a section is introduced or agreed', () => {
    const room = meetingInDraftOfVision()
    for (const step of ['introduce', 'agree'] as const) {
      room.gives(helen, { type: 'goTo', stage: 'vision', step })
      expect(whyNot('member', room.state, write(section('vision')))).toBe('notInThisStep')
    }
  })

  it('[M11] takes notes beside a section while it is drafted, being agreed or agreed, but not while it is introduced', () => {
    const room = meetingInDraftOfVision()
    const asked = () => whyNot('member', room.state, write(wall('vision')))
    expect(asked()).toBe(null)
    room.gives(helen, { type: 'goTo', stage: 'vision', step: 'agree' })
    expect(asked()).toBe(null)
    room.gives(helen, { type: 'lockSection', section: 'vision' })
    expect(asked()).toBe(null)
    room.gives(helen, { type: 'goTo', stage: 'vision', step: 'introduce' })
    expect(asked()).toBe('notInThisStep')
  })

  it('[M12] keeps the parking lot and the walls of other sections open, so that a thought always has a place', () => {
    const room = meetingInDraftOfVision()
    room.gives(helen, { type: 'goTo', stage: 'vision', step: 'introduce' })
    expect(can('member', room.state, write(section('parkingLot')))).toBe(true)
    expect(can('member', room.state, write(wall('values')))).toBe(true)
  })

  it('[M13] closes an agreed section to everybody, facilitators too, but not its wall', () => {
    const room = meetingInDraftOfVision()
    room.gives(helen, { type: 'lockSection', section: 'vision' })
    expect(whyNot('facilitator', room.state, write(section('vision')))).toBe('sectionAgreed')
    expect(whyNot('member', room.state, write(section('vision')))).toBe('sectionAgreed')
    expect(can('member', room.state, write(wall('vision')))).toBe(true)
  })

  it('[M14] refuses the wall of another meeting', () => {
    const { state } = meetingInDraftOfVision()
    expect(whyNot('facilitator', state, write(wall('vision', 'meeting2')))).toBe('anotherMeeting')
  })
})

it('[M15] lets an observer do nothing at all', () => {
  const { state } = meetingInDraftOfVision()
  expect(whyNot('observer', state, write(section('vision')))).toBe('observersOnlyRead')
  expect(whyNot('observer', state, { kind: 'command', command: 'raiseHand' })).toBe('observersOnlyRead')
  expect(whyNot('observer', state, { kind: 'appear' })).toBe('observersOnlyRead')
})
