import { expect, it } from 'vitest'
import { ana, helen, meetingInDraftOfVision, roomScreen } from './meeting.testing.ts'
import { MINUTE_MS } from './timer.ts'
import { meetingViewSchema, viewFor } from './view-for.ts'

it('[M40] sends what remains of the timer, not when it ends', () => {
  const room = meetingInDraftOfVision()
  room.gives(helen, { type: 'startTimer', durationMs: 5 * MINUTE_MS })
  const view = viewFor(room.state, ana, room.now + MINUTE_MS)
  expect(view.timer).toEqual({ state: 'running', remainingMs: 4 * MINUTE_MS, durationMs: 5 * MINUTE_MS })
  expect(meetingViewSchema.parse(view)).toEqual(view)
})

it('[M41] shows hands to those who write and not on the room screen', () => {
  const room = meetingInDraftOfVision()
  room.gives(ana, { type: 'raiseHand' })
  expect(viewFor(room.state, helen, room.now).hands).toEqual(['ana'])
  expect(viewFor(room.state, roomScreen, room.now).hands).toEqual([])
})
