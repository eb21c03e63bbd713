import { describe, expect, it } from 'vitest'
import { err, ok } from '../result.ts'
import { meetingInDraftOfVision } from './meeting.testing.ts'
import { MEETING_VERSION, migrateMeeting, storedMeeting } from './migrate-meeting.ts'
import { storedMeeting1 } from './stored-meeting-1.testing.ts'

describe('a stored meeting', () => {
  it('[M50] is read as it was written, with its version beside it', () => {
    const { state } = meetingInDraftOfVision()
    const stored = storedMeeting(state)
    expect(JSON.parse(stored)).toEqual({ version: MEETING_VERSION, ...state })
    expect(migrateMeeting(stored)).toEqual(ok(state))
  })

  it('[M50] from before there were versions is of version 1', () => {
    expect(migrateMeeting(storedMeeting1)).toEqual(ok(JSON.parse(storedMeeting1)))
    expect(migrateMeeting(JSON.stringify({ version: 1, ...JSON.parse(storedMeeting1) }))).toEqual(
      ok(JSON.parse(storedMeeting1)),
    )
  })

  it('[M51] of a newer version is refused, also when it could be read by chance', () => {
    const newer = { ...JSON.parse(storedMeeting1), version: MEETING_VERSION + 1 }
    expect(migrateMeeting(JSON.stringify(newer))).toEqual(err('newer'))
    expect(migrateMeeting(JSON.stringify({ version: MEETING_VERSION + 7, chapters: [] }))).toEqual(err('newer'))
  })

  it('[M51] that is none is refused, whatever is wrong with it', () => {
    const damaged = ['', '{', 'null', '7', '"meeting"', '[]', '{}', `${storedMeeting1}}`]
    const versions = [0, -1, 0.5, '1', null, {}].map((version) =>
      JSON.stringify({ ...JSON.parse(storedMeeting1), version }),
    )
    for (const stored of [...damaged, ...versions, storedMeeting1.replace('"visits"', '"vistis"')]) {
      expect([stored, migrateMeeting(stored)]).toEqual([stored, err('unreadable')])
    }
  })
})
