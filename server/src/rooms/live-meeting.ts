import { applyCommand, type Refusal, withoutPerson } from '@planwall/shared/meeting/apply-command.ts'
import type { Command } from '@planwall/shared/meeting/command.ts'
import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import { storedMeeting } from '@planwall/shared/meeting/migrate-meeting.ts'
import { type Action, can } from '@planwall/shared/meeting/permissions.ts'
import type { Role } from '@planwall/shared/meeting/role.ts'
import { viewFor } from '@planwall/shared/meeting/view-for.ts'
import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import type { Clock } from '../clock.ts'
import type { LogEntry } from '../storage/plan-log.ts'
import { type Peer, type Person, sendTo } from './peer.ts'

/** The meeting of a room: the present state, and how it changes. What is to be stored and told is the room's affair. */
export class LiveMeeting {
  #state: MeetingState
  readonly #clock: Clock

  constructor(state: MeetingState, clock: Clock) {
    this.#state = state
    this.#clock = clock
  }

  can(role: Role, action: Action): boolean {
    return can(role, this.#state, action)
  }

  /** Whether the command changed anything, or why it may not. */
  decide(command: Command, by: Person): Result<{ changed: boolean }, Refusal> {
    const decided = applyCommand(this.#state, command, by, this.#clock.now())
    return decided.ok ? ok({ changed: this.#become(decided.value) }) : err(decided.reason)
  }

  /** Takes out what a removed person left in it; false when that was nothing. */
  lose(participant: string): boolean {
    return this.#become(withoutPerson(this.#state, participant))
  }

  /** What the log keeps of it as it is now. */
  get entry(): LogEntry {
    return { kind: 'control', state: storedMeeting(this.#state) }
  }

  /** Sends these peers, when called, the meeting as it is now. */
  telling(peers: Iterable<Peer>): () => void {
    const state = this.#state
    return () => {
      const now = this.#clock.now()
      for (const peer of peers) {
        sendTo(peer, encodeServerMessage({ kind: 'meeting', body: viewFor(state, peer.person, now) }))
      }
    }
  }

  #become(state: MeetingState): boolean {
    const changed = state !== this.#state
    this.#state = state
    return changed
  }
}
