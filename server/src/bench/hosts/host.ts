import type { Seat } from '../line.ts'
import type { ServerProcess } from '../servers/server-process.ts'

/** The servers that are measured. */
export const hostNames = [
  'planwall',
  'relay',
  'hocuspocus',
  'hocuspocus-sqlite',
  'y-websocket',
  'y-websocket-leveldb',
] as const
export type HostName = (typeof hostNames)[number]

/** A server and how one comes into its rooms. */
export type Host = {
  readonly name: HostName
  readonly server: ServerProcess
  /** Seats in a room in which nobody has been before. */
  room(seats: number): Promise<Seat[]>
  /**
   * Makes the room of these seats hold what `write` adds to what is in it, and resolves with the size of that in bytes. May
   * restart the server.
   */
  fill(seats: readonly Seat[], write: (state: Uint8Array) => Uint8Array): Promise<number>
}
