import type { Storage } from './offline-store.ts'

/** What a session needs from its browser; tests bring their own. */
export type SessionDeps = {
  storage: Storage
  WebSocket: typeof WebSocket
  /** `wss://host/sockets` */
  url: string
  /** Fetches a snapshot of a big plan, or null when it cannot be had; without it all comes over the socket. */
  fetchSnapshot?: (planId: string, id: string) => Promise<Uint8Array | null>
  /** Monotonic milliseconds. */
  elapsed(): number
  /** This device's clock, in ms since 1970: only to tell the person since when. */
  now(): number
  random(): number
  newId(): string
  reload(): void
}
