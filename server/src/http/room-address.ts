import { networkInterfaces } from 'node:os'
import { addressesOf, isLoopback } from '../banner.ts'
import type { Config } from '../config.ts'

type Asker = { hostname: string; socket: { localPort?: number | undefined } }

/**
 * The address by which other devices in the room reach this server, for whoever asks from the computer that it runs on:
 * a link with that computer's own name would lead each phone to itself. Null when the asker's own address does for
 * everybody, or when no other device can reach us. Asked each time, since a laptop changes its network during a day.
 */
export function roomAddress(
  { hostname, socket }: Asker,
  config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  interfaces = networkInterfaces(),
): string | null {
  if (!isLoopback(hostname)) return null
  return addressesOf({ ...config, port: socket.localPort ?? config.port }, interfaces).roomUrl
}
