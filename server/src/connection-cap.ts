import type { Server, Socket } from 'node:net'
import { Doors, networkOf } from './rooms/doors.ts'

/** Open connections from one address, for IPv6 one network: the browsers of a whole venue keep six each, besides the sockets. */
const MAX_CONNECTIONS_AN_ADDRESS = 2_000

/** Takes only so many connections from one address, whether they ever say anything or not; one more is cut unread. */
export function capConnections(server: Server, most = MAX_CONNECTIONS_AN_ADDRESS): void {
  const doors = new Doors(most)
  server.on('connection', (line: Socket) => {
    const leave = doors.enter(networkOf(line.remoteAddress ?? ''))
    if (leave) line.on('close', leave)
    else line.destroy()
  })
}

/**
 * Has every line keep the address it came from: of one that breaks before it is read, the system tells none any more,
 * and a request without an address is nobody's. A line that has none at the beginning is cut.
 */
export function keepAddresses(server: Server): void {
  server.on('connection', (line: Socket) => {
    // Asking is what keeps it.
    if (line.remoteAddress === undefined) line.destroy()
  })
}
