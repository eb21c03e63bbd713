import type { Command } from '@planwall/shared/meeting/command.ts'
import type { Action, Denial } from '@planwall/shared/meeting/permissions.ts'
import type { Result } from '@planwall/shared/result.ts'
import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import type { CommandReason } from './commands.ts'
import type { Contents } from './contents.ts'
import type { Drafts } from './drafts.ts'
import type { OwnPresence } from './own-presence.ts'
import type { ServerClock } from './server-clock.ts'
import type { PresenceState, SessionState } from './session-state.ts'
import type { TrayChange } from './tray.ts'

/** Why a change was not made, besides what the verb itself refuses. */
export type EditReason = Denial | 'notReady'

type Store<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>

/** The document as plain data, and the texts that editors are bound to. */
export type SessionContents = Pick<Contents, 'subscribe' | 'section' | 'notes' | 'fragment' | 'placeOf'>

/**
 * An open plan, as the hooks of this folder read it. There are two: the live one (plan-session.ts), and until that is there
 * the still one (still-session.ts), which shows the first view and takes no change.
 */
export type Session = {
  readonly planId: string
  /** What hooks show, apart from the document. */
  readonly state: Store<SessionState>
  readonly presence: Store<PresenceState>
  readonly clock: ServerClock
  readonly contents: SessionContents
  readonly drafts: Pick<Drafts, 'begin'>
  /** What this tab shows of itself. */
  readonly own: Pick<
    OwnPresence,
    'lookAt' | 'pointAt' | 'setCell' | 'leaveCell' | 'typed' | 'took' | 'setCaret' | 'leaveCaret'
  >
  /** Why this person may not do this now, or null when they may. */
  whyNot(action: Action): EditReason | null
  /** Changes what stands below a root, or says why it may not be changed. The verbs are in edits.ts. */
  edit<T, E extends string>(root: string, verb: string, change: (doc: Y.Doc) => Result<T, E>): Result<T, E | EditReason>
  command(command: Command): Promise<Result<void, CommandReason>>
  undo(): Result<void, EditReason | 'nothing'>
  redo(): Result<void, EditReason | 'nothing'>
  /** Makes changes of this origin undoable. */
  trackOrigin(origin: unknown): void
  /** A new id for a row, a note or a tray item. */
  newId(): string
  changeTray(change: TrayChange): void
}
