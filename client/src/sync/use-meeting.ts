import type { Command } from '@planwall/shared/meeting/command.ts'
import type { Action } from '@planwall/shared/meeting/permissions.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { Roster, RosterEntry } from '@planwall/shared/protocol/roster.ts'
import type { Result } from '@planwall/shared/result.ts'
import { useCallback } from 'react'
import type { CommandReason } from './commands.ts'
import { useSession, useSessionState } from './plan-provider.tsx'
import type { EditReason } from './session.ts'

/** The meeting as the server shows it to this person; null until it has been heard of. */
export function useMeeting(): MeetingView | null {
  return useSessionState((state) => state.meeting)
}

/** Everyone of the plan, from the server's records. */
export function useRoster(): Roster {
  return useSessionState((state) => state.roster)
}

/** One person by id, or null when the plan has nobody of that id. */
export function usePerson(id: string): RosterEntry | null {
  return useSessionState((state) => state.roster.people.find((person) => person.id === id) ?? null)
}

/** Asks the server to change the meeting. The reason of a refusal has a sentence in `messages.sync.reasons`. */
export function useCommand(): (command: Command) => Promise<Result<void, CommandReason>> {
  const session = useSession()
  return useCallback((command: Command) => session.command(command), [session])
}

/** Whether this person may do this now, and if not, why. `action` may be made anew with each render. */
export function useCan(action: Action): { can: true } | { can: false; why: EditReason } {
  const session = useSession()
  const why = useSessionState(() => session.whyNot(action))
  return why === null ? { can: true } : { can: false, why }
}
