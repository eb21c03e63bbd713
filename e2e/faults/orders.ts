import type { InvitationKind } from '@planwall/shared/protocol/http.ts'
import type { Seat } from './node-socket.ts'

/** Who attacks: somebody with a seat by a link of this kind, or with none. */
export type Kind = InvitationKind | 'stranger'

/** What the attackers are told to do. */
export type Order =
  | { do: 'begin'; seed: number; seats: (Seat & { kind: Kind })[] }
  /** So many frames, read by the server or cut off with their line. `state`: the plan by now, in base64. */
  | { do: 'attack'; frames: number; state: string }

/** What was sent. A frame counts once the server has read it, one of a stranger once it was written to an open line. */
export type Sent = { read: number; unread: number; garbage: number; sockets: number; ends: Record<string, number> }

export const NOTHING: Sent = { read: 0, unread: 0, garbage: 0, sockets: 0, ends: {} }
