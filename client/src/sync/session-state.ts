import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import type { Hello } from '@planwall/shared/protocol/hello.ts'
import type { Roster } from '@planwall/shared/protocol/roster.ts'
import type { Present } from './presence.ts'
import type { TrayItem } from './rescue.ts'
import type { SaveState } from './save-state.ts'

export type You = Hello['you']

/** The plan that is open, as screens see it. Until it is ready, its names are empty and you are nobody. */
export type PlanView = {
  id: string
  organisation: string
  title: string
  you: You
  phase: 'loading' | 'ready' | 'stopped'
  /** Why it stopped: there is a sentence for each in messages/stops.ts. */
  stop?: CloseName
}

/** All that hooks show of a session besides the document itself. Replaced piece by piece, never changed in place. */
export type SessionState = {
  plan: PlanView
  meeting: MeetingView | null
  roster: Roster
  /**
   * Where what is shown comes from: the server's one answer, in which nothing can be written yet; this browser's copy; or the
   * line, which has brought all that the server had.
   */
  source: 'firstView' | 'copy' | 'line'
  save: SaveState
  /** What the server gave as its reason when it last ended the line; null when the line just broke, or carries again. */
  sentAway: CloseName | null
  /** To facilitators: so many rows of the plan were ever set aside on the server as damaged. */
  setAside: number
  tray: readonly TrayItem[]
  /** Rises when the document was exchanged for a fresh one: editors are bound anew. */
  generation: number
  canUndo: boolean
  canRedo: boolean
}

/** Apart from the rest because it changes twenty times a second. */
export type PresenceState = { others: readonly Present[] }

const nobody: You = { id: '', name: '', role: 'observer', color: 1 }

export const nobodyHere: Roster = { people: [], clients: {} }

export function initialState(planId: string): SessionState {
  return {
    plan: { id: planId, organisation: '', title: '', you: nobody, phase: 'loading' },
    meeting: null,
    roster: nobodyHere,
    source: 'copy',
    save: { state: 'connecting', changes: 0 },
    sentAway: null,
    setAside: 0,
    tray: [],
    generation: 0,
    canUndo: false,
    canRedo: false,
  }
}
