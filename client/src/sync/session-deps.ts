import type { Storage } from './offline-store.ts'

/** What a session needs from its browser; tests bring their own. */
export type SessionDeps = {
  storage: Storage
  WebSocket: typeof WebSocket
  /** `wss://host/sockets` */
  url: string
  /** Monotonic milliseconds. */
  elapsed(): number
  /** This device's clock, in ms since 1970: only to tell the person since when. */
  now(): number
  random(): number
  newId(): string
  reload(): void
}
