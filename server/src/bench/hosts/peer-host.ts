import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { unreachable } from '@planwall/shared/unreachable.ts'
import { Line, type Seat } from '../line.ts'
import { type Program, ServerProcess } from '../servers/server-process.ts'
import { hocuspocus, stock } from './dialects.ts'
import type { Host, HostName } from './host.ts'

export type PeerName = Exclude<HostName, 'planwall'>

/** A peer, which lets anybody into any room, and makes the room for whoever comes first. */
export async function startPeer(name: PeerName, folder: string): Promise<Host> {
  const stateFile = join(folder, 'state')
  const server = await ServerProcess.start(() => programOf(name, folder, stateFile))
  let rooms = 0

  function seatIn(room: string): Seat {
    return {
      url: () => `ws://127.0.0.1:${server.port}/${room}`,
      headers: {},
      dialect: name.startsWith('hocuspocus') ? hocuspocus(room) : stock,
    }
  }

  return {
    name,
    server,
    room: async (seats) => {
      rooms += 1
      return Array.from({ length: seats }, () => seatIn(`room-${rooms}`))
    },
    fill: async ([seat], write) => {
      if (!seat) throw new Error('A room without a seat')
      // Stays for good: some forget a room as soon as nobody is in it.
      const author = Line.open(seat)
      const update = write(await author.plan)
      if (name === 'relay') {
        writeFileSync(stateFile, update)
        await server.stop()
        await server.start()
      } else {
        author.sendUpdate(update)
        await untilHeld(seat, update.length)
      }
      return update.length
    },
  }
}

/** Resolves once a newcomer gets nearly as many bytes as were put in: they may be packed a little tighter. */
async function untilHeld(seat: Seat, bytes: number): Promise<void> {
  for (;;) {
    const newcomer = Line.open(seat)
    const plan = await newcomer.plan
    await newcomer.close()
    if (plan.length > 0.9 * bytes) return
    await sleep(100)
  }
}

function programOf(name: PeerName, folder: string, stateFile: string): Program {
  switch (name) {
    case 'relay':
      return { path: beside('relay-program.js'), env: { STATE: stateFile } }
    case 'hocuspocus':
      return { path: beside('hocuspocus-program.js') }
    case 'hocuspocus-sqlite':
      return { path: beside('hocuspocus-program.js'), env: { DATABASE: join(folder, 'hocuspocus.sqlite') } }
    case 'y-websocket':
      return { path: beside('y-websocket-program.js') }
    case 'y-websocket-leveldb':
      return { path: beside('y-websocket-program.js'), env: { YPERSISTENCE: join(folder, 'leveldb') } }
    default:
      return unreachable(name)
  }
}

/** The bench is built into one folder. */
function beside(file: string): string {
  return fileURLToPath(new URL(`./${file}`, import.meta.url))
}
