import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import type * as decoding from 'lib0/decoding'
import { canTakePresence, closePeer, type Peer, type Person, sendTo } from './peer.ts'
import { Presence } from './presence.ts'
import { rosterOf } from './roster.ts'

/** How long presence waits for more of it before it goes out, in milliseconds: 20 frames a second however many move. */
const PRESENCE_EVERY_MS = 50

/** Who is in a room: its open sockets, whose they are, and what they show of themselves. Tells everybody of each change. */
export class Attendance {
  readonly #peers = new Set<Peer>()
  readonly #people: Map<string, Person>
  readonly #presence = new Presence()
  readonly #emptied: () => void
  #presenceTimer: NodeJS.Timeout | null = null
  #rosterQueued = false
  #over = false

  /** `people`: everyone who belongs to the plan, here or not. `emptied` is called whenever the last socket has gone. */
  constructor(people: Map<string, Person>, emptied: () => void) {
    this.#people = people
    this.#emptied = emptied
  }

  get peers(): ReadonlySet<Peer> {
    return this.#peers
  }

  /** Ids of those who have a socket open. */
  get here(): string[] {
    return [...new Set([...this.#peers].map((peer) => peer.person.id))]
  }

  /** Whether the socket of another person has announced this Yjs client id. */
  isAnothers(clientId: number, person: Person): boolean {
    return [...this.#peers].some((peer) => peer.clientId === clientId && peer.person.id !== person.id)
  }

  enter(peer: Peer): void {
    // The same tab again, before its old socket was found to be dead.
    for (const old of this.#peers) if (old.clientId === peer.clientId) this.drop(old, 'restarting')
    this.#people.set(peer.person.id, peer.person)
    this.#peers.add(peer)
    this.#queueRoster()
  }

  leave(peer: Peer): void {
    peer.state = 'leaving'
    if (!this.#peers.delete(peer)) return
    this.#presence.remove(peer.clientId, peer)
    this.#schedulePresence()
    this.#queueRoster()
    if (this.#peers.size === 0 && !this.#over) this.#emptied()
  }

  /** Ends a socket with its reason. */
  drop(peer: Peer, why: CloseName): void {
    closePeer(peer, why)
    this.leave(peer)
  }

  /** Ends every socket of a person; one who was removed belongs to the plan no longer. */
  dropPerson(participant: string, why: CloseName): void {
    for (const peer of [...this.#peers]) if (peer.person.id === participant) this.drop(peer, why)
    if (why === 'removed') this.#people.delete(participant)
    this.#queueRoster()
  }

  /** Takes what a client shows of itself; false when it cannot be read. */
  shows(peer: Peer, message: decoding.Decoder): boolean {
    if (!this.#presence.receive(message, peer, peer.clientId)) return false
    this.#schedulePresence()
    return true
  }

  /** Tells one peer what everyone shows. */
  tell(peer: Peer): void {
    const everyone = this.#presence.everyone()
    if (everyone) sendTo(peer, everyone)
  }

  /** Ends every socket, and tells nobody anything any more. */
  end(why: CloseName): void {
    this.#over = true
    for (const peer of [...this.#peers]) this.drop(peer, why)
    if (this.#presenceTimer) clearTimeout(this.#presenceTimer)
  }

  #queueRoster(): void {
    if (this.#rosterQueued || this.#over) return
    this.#rosterQueued = true
    setImmediate(() => {
      this.#rosterQueued = false
      if (this.#over) return
      const frame = encodeServerMessage({ kind: 'roster', body: rosterOf(this.#people, this.#peers) })
      for (const peer of this.#peers) sendTo(peer, frame)
    })
  }

  #schedulePresence(): void {
    if (this.#presenceTimer || !this.#presence.dirty || this.#over) return
    this.#presenceTimer = setTimeout(() => {
      this.#presenceTimer = null
      const frame = this.#presence.takeChanges()
      if (frame) for (const peer of this.#peers) if (canTakePresence(peer)) sendTo(peer, frame)
    }, PRESENCE_EVERY_MS)
  }
}
