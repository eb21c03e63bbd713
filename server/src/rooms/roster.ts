import type { Roster } from '@planwall/shared/protocol/roster.ts'
import type { Peer, Person } from './peer.ts'

/** Everyone of the plan who counts as a person, who of them is here, and whose the open sockets are. */
export function rosterOf(people: ReadonlyMap<string, Person>, peers: Iterable<Peer>): Roster {
  const open = [...peers].filter((peer) => peer.person.listed)
  const here = new Set(open.map((peer) => peer.person.id))
  return {
    people: [...people.values()]
      .filter((person) => person.listed)
      .map(({ id, name, role, color }) => ({ id, name, role, color, here: here.has(id) })),
    clients: Object.fromEntries(open.map((peer) => [String(peer.clientId), peer.person.id])),
  }
}
