import { err, ok, type Result } from '../result.ts'
import { type MeetingState, meetingStateSchema } from './meeting-state.ts'

/** Raise it with every change that an older server could not read, and read the older version in `migrateMeeting`. */
export const MEETING_VERSION = 1

/** A meeting as it is stored: JSON with the version of its shape. */
export function storedMeeting(state: MeetingState): string {
  return JSON.stringify({ version: MEETING_VERSION, ...state })
}

/**
 * The meeting that `storedMeeting` wrote, of this version or an earlier one; what was stored before there were versions
 * is of version 1. `newer`: a later Planwall wrote it, and nothing is guessed from it. `unreadable`: it is no meeting.
 */
export function migrateMeeting(stored: string): Result<MeetingState, 'newer' | 'unreadable'> {
  const { version = 1, ...state } = { ...parseObject(stored) }
  if (typeof version === 'number' && version > MEETING_VERSION) return err('newer')
  if (version !== MEETING_VERSION) return err('unreadable')
  const parsed = meetingStateSchema.safeParse(state)
  return parsed.success ? ok(parsed.data) : err('unreadable')
}

function parseObject(json: string): { version?: unknown } | null {
  try {
    const parsed: unknown = JSON.parse(json)
    return typeof parsed === 'object' && parsed !== null ? parsed : null
  } catch {
    // No JSON: without any of its fields it is no meeting either.
    return null
  }
}
